import type { Location } from "../core/model.js";
import type { Tree } from "./parser.js";
import type { Role } from "./transactionality.js";

/** One statement of a script, understood. */
export interface Statement {
  /** Tag of its syntax tree, for example `CreateStmt`. */
  readonly kind: string;
  /** What is below the tag. Places in it are UTF-8 bytes of `text`. */
  readonly node: unknown;
  /** As it is sent on its own: placeholders replaced, without the comments around it and its semicolon. */
  readonly text: string;
  /** In the original file, before placeholders. */
  readonly location: Location;
  /** Inline data of `COPY … FROM stdin`: the lines, each with `\n`, without the line `\.`. */
  readonly copyData: string | null;
  readonly needsNoTransaction: boolean;
  readonly role: Role;
}

/** A statement between parsing and the decision how it runs. Positions are UTF-16 units of the text after placeholders. */
export interface ParsedPiece extends Tree {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly copyData: string | null;
}

/** The first words of a statement, on one line, for messages. */
export function firstWords(text: string): string {
  const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}
