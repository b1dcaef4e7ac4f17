import type { Location } from "../core/model.js";
import type { ParsedScript } from "../sql/script.js";
import type { Reply, ServerMessage } from "./session.js";

/** A piece of a message: the tool's own statements, those that end a script and fail by its fault, or one script. */
export type Chunk =
  | { readonly kind: "own"; readonly statements: readonly string[] }
  | { readonly kind: "end"; readonly statements: readonly string[]; readonly file: string }
  | { readonly kind: "script"; readonly script: ParsedScript };

/** One simple-protocol message made of chunks, so that an error or a notice finds its way back to its file. */
export interface Message {
  readonly chunks: readonly Chunk[];
  readonly sql: string;
  readonly copyData: readonly string[];
}

/** A server error with the place that it is about. */
export interface StatementError extends ServerMessage {
  readonly location: Location | null;
  /** True when it came from the tool's own statements, where no file is to blame. */
  readonly own: boolean;
}

export function toMessage(chunks: readonly Chunk[]): Message {
  return {
    chunks,
    sql: chunks.map(textOf).join(""),
    copyData: chunks.flatMap((chunk) => (chunk.kind === "script" ? chunk.script.copyData : [])),
  };
}

function textOf(chunk: Chunk): string {
  return chunk.kind === "script" ? chunk.script.sql : chunk.statements.map((sql) => `${sql};\n`).join("");
}

/** Whether the message's COMMIT was done: what fails behind it, be it by a late cancel, takes nothing back. */
export function isCommitted({ results }: Reply): boolean {
  return results.some(({ command }) => command === "COMMIT");
}

/** How many statements a piece has. */
export function countOf(chunk: Chunk): number {
  return chunk.kind === "script" ? chunk.script.statements.length : chunk.statements.length;
}

/**
 * Finds what an error is about. Its position, where it has one, counts code points of the whole message; else the number
 * of statements that completed names the one that did not.
 */
export function blame(message: Message, reply: Reply, error: ServerMessage): StatementError {
  const byCount = placeOf(message, reply.results.length);
  // A prepared statement of ours that is analysed again counts places in the message that prepared it.
  const elsewhere = byCount === null && reply.results.length > 0;
  const byPosition = error.position === null || elsewhere ? null : atPosition(message, error.position - 1);
  const location = byPosition ?? byCount;
  return { ...error, location, own: location === null };
}

/** The script statement behind so many that completed, of which an error or a notice is; null for the tool's own. */
export function placeOf({ chunks }: Message, completed: number): Location | null {
  let left = completed;
  for (const chunk of chunks) {
    if (left < countOf(chunk)) {
      if (chunk.kind === "end") return { file: chunk.file };
      return chunk.kind === "script" ? (chunk.script.statements[left]?.location ?? null) : null;
    }
    left -= countOf(chunk);
  }
  return null;
}

function atPosition({ chunks }: Message, codePoint: number): Location | null {
  let left = codePoint;
  for (const chunk of chunks) {
    const length = lengthInCodePoints(textOf(chunk));
    if (left < length) return chunk.kind === "script" ? chunk.script.locate(left) : null;
    left -= length;
  }
  return null;
}

function lengthInCodePoints(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    // The second half of a surrogate pair does not count.
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00) length -= 1;
  }
  return length;
}
