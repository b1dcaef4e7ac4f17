import type { Notice, ServerMessage } from "./session.js";

/* What the server says, in bounded memory: a loop of a file may raise millions of notices, and a text may have 1 GB. */

const mostNotices = 10_000;
/** What a text keeps of its beginning and its end, where it is longer than both. */
const [head, tail] = [12_000, 4_000];

/** Keeps a notice with those of its message; the first ones say what the others do. */
export function keepNotice(notices: Notice[], notice: Notice): void {
  if (notices.length < mostNotices) notices.push(notice);
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

/** The end stays: a value is masked between its quotation marks. */
function shorten(text: string): string {
  if (text.length <= head + tail) return text;
  const [before, after] = [text.slice(0, head), text.slice(-tail)];
  return `${before.replace(/[\ud800-\udbff]$/, "")}…${after.replace(/^[\udc00-\udfff]/, "")}`;
}
