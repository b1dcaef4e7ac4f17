import { holdsRowValues, maskCopiedLine, maskRowValues } from "../core/redact.js";
import { isRecord } from "../core/shape.js";

/** What a run of Flyway came to, by what it says and not by its exit code. */
export type Answer =
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      /** The server's words where there are any, without row values, else Flyway's. */
      readonly message: string;
      readonly sqlstate: string | null;
      /** Path of the file as Flyway names it; null where it is about none. */
      readonly path: string | null;
      readonly line: number | null;
    };

/** Reads the answer of `migrate -outputType=json`; a text that is none is a failure that shows it, and `how` it ended. */
export function readAnswer(stdout: string, stderr: string, how: string): Answer {
  const answer = parse(stdout);
  if (answer === null) {
    const said = `${stdout.slice(0, 2000)}\n${stderr}`.trim().slice(0, 2000);
    return { ...nothing, message: said === "" ? `Flyway said nothing (${how})` : `${said} (${how})` };
  }
  const { error } = answer;
  if (isRecord(error)) return toFailure(error);
  if (answer["success"] === true) return { kind: "done" };
  const message = textOf(answer["exception"]) ?? "Flyway does not say that it succeeded";
  return { ...nothing, ...read(message) };
}

const nothing = { kind: "failed", sqlstate: null, path: null, line: null } as const;

function parse(stdout: string): Readonly<Record<string, unknown>> | null {
  // Java may have written lines of its own before and behind it.
  const start = stdout.search(/^\{/m);
  try {
    const value: unknown = JSON.parse(start < 0 ? "" : stdout.slice(start, stdout.lastIndexOf("}") + 1));
    return isRecord(value) ? value : null;
  } catch {
    return null; // what was said is shown as it is
  }
}

function toFailure(error: Readonly<Record<string, unknown>>): Answer {
  const told = read(textOf(error["message"]) ?? "Flyway gives no reason", textOf(error["sqlState"]));
  const line = error["lineNumber"];
  return {
    ...nothing,
    ...told,
    path: textOf(error["path"]) ?? told.path,
    line: typeof line === "number" ? line : null,
  };
}

/** Takes Flyway's block of `SQL State`, `Message` and `Location` apart; other words stay as they are. */
function read(
  text: string,
  known: string | null = null,
): { readonly message: string; readonly sqlstate: string | null; readonly path: string | null } {
  const sqlstate = known ?? /^SQL State\s*: (\w{5})\s*$/m.exec(text)?.[1] ?? null;
  const message = /^Message\s*: (.*?)(?=^(?:Location|Line|Statement)\s*:|(?![^]))/ms.exec(text)?.[1]?.trim() ?? null;
  const path = /^Location\s*: .*\((.+)\)\s*$/m.exec(text)?.[1] ?? null;
  const words = (message ?? text).replace(/^ERROR: /, "").replace(/\s*\n\s*Position: \d+\s*$/, "");
  const shown = sqlstate === null ? words : withoutRowValues(words, sqlstate);
  return { message: shown.replaceAll(/\s*\n\s*/g, "; "), sqlstate, path };
}

/** Java's driver writes DETAIL and CONTEXT behind the message, each in lines of its own. */
function withoutRowValues(words: string, sqlstate: string): string {
  const end = holdsRowValues(sqlstate) ? words.search(/\n\s*(?:Detail|Where): /) : -1;
  return maskRowValues(maskCopiedLine(end < 0 ? words : words.slice(0, end)), sqlstate);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
