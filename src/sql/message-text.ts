import { stretchAt } from "../core/positions.js";
import type { Stretch } from "../core/split.js";
import { toUnits } from "./pieces.js";

/** A text with stretches cut out, to be sent as one message. */
export interface MessageText {
  readonly sql: string;
  /** Position in the text (UTF-16 units) of a 0-based character (code point) of `sql`. */
  readonly toText: (character: number) => number;
}

/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
export function cutText(text: string, cuts: readonly Stretch[]): MessageText {
  const kept: { readonly start: number; readonly from: number }[] = [];
  let [sql, from] = ["", 0];
  for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
    kept.push({ start: sql.length, from });
    sql += text.slice(from, cut.start);
    from = cut.end;
  }
  kept.push({ start: sql.length, from });
  sql += text.slice(from);
  const toText = (character: number): number => {
    const position = Math.min(toUnits(sql, character), sql.length);
    const { start, from: origin } = stretchAt(kept, position) ?? { start: 0, from: 0 };
    return origin + position - start;
  };
  // A comment can end the text, so the semicolon stands on a line of its own.
  return { sql: `${sql}\n;\n`, toText };
}
