import { shorten } from "../core/redact.js";
import type { NoticesLeft } from "./notice-bound.js";
import type { Notice, ServerMessage } from "./session.js";

/** Told at the end of a message in place of the notices that were not kept. */
export function noticeOfRest({ count, completed }: NoticesLeft): Notice {
  const message = `${count} more ${count === 1 ? "notice" : "notices"}, not told here`;
  return { ...toServerMessage({ severity: "NOTICE", code: "00000", message }), completed };
}

/** Fields of an error or notice as `pg-protocol` parses them. */
export function toServerMessage(message: unknown): ServerMessage {
  const fields = message as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => (typeof fields[name] === "string" ? shorten(fields[name]) : null);
  return {
    severity: text("severity") ?? "ERROR",
    sqlstate: text("code") ?? "XX000",
    message: text("message") ?? "",
    detail: text("detail"),
    hint: text("hint"),
    position: text("position") === null ? null : Number(text("position")),
    context: text("where"),
  };
}

/** In characters. */
export function sizeOf({ message, detail, hint, context }: ServerMessage): number {
  return [message, detail, hint, context].reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
