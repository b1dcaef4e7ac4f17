export type Tone = "error" | "warning" | "note" | "ok" | "dim" | "bold";

/** Puts a tone on text that has been made harmless; the entry chooses which one by its terminal. */
export type Paint = (tone: Tone, text: string) => string;

/** No colour: pipes, files, logs. */
export const plain: Paint = (_tone, text) => text;

const codes: Record<Tone, readonly [number, number]> = {
  error: [31, 39],
  warning: [33, 39],
  note: [36, 39],
  ok: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** The sixteen colours that every terminal has. */
export const colour: Paint = (tone, text) =>
  text === "" ? "" : `\u001b[${codes[tone][0]}m${text}\u001b[${codes[tone][1]}m`;

/** A terminal may not know its width: then it says 0. */
export function columnsOf({ columns }: { readonly columns: number }): number {
  return columns > 0 ? columns : 100;
}
