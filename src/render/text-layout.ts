import type { Paint, Tone } from "./paint.js";
import { visibleLine } from "./visible.js";

/** How wide the text may be (`columns`, infinite where nobody looks at a screen) and how tones are put on it. */
export interface Screen {
  readonly columns: number;
  readonly paint: Paint;
}

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** A column of a text table. On a narrow screen `shrink` ones are cut, and where that is not enough `optional` ones go, highest first. */
export interface Column {
  readonly title: string;
  readonly cells: readonly Cell[];
  readonly align?: "right";
  readonly optional?: number;
  readonly shrink?: "yes";
}

const gap = 2;
const narrowest = 10;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60\u3000-\u303f]/u;

/** Columns that text takes on a terminal: two for East Asian characters and emoji, none for combining marks. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(text).reduce(
    (sum, character) => sum + (/\p{Mn}|\u200d|\ufe0f/u.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}

/** The table's lines, indented by two; the heading line only where a column has a title. */
export function layTable(all: readonly Column[], { columns, paint }: Screen): readonly string[] {
  const harmless = all.map((column) => ({
    ...column,
    cells: column.cells.map((cell) => ({ ...cell, text: visibleLine(cell.text) })),
  }));
  const kept = fitColumns(harmless, columns);
  const heads = kept.some(({ column }) => column.title !== "");
  const amount = Math.max(0, ...kept.map(({ column }) => column.cells.length));
  const line = (toPart: (column: Column) => Cell): string =>
    `  ${kept.map(({ column, width }) => pad(toPart(column), width, column.align, paint)).join(" ".repeat(gap))}`.trimEnd();
  return [
    ...(heads ? [line(({ title }) => ({ text: title, tone: "dim" }))] : []),
    ...Array.from({ length: amount }, (_, index) => line(({ cells }) => cells[index] ?? { text: "" })),
  ];
}

interface Fitted {
  readonly column: Column;
  readonly width: number;
}

function fitColumns(all: readonly Column[], columns: number): readonly Fitted[] {
  const fitted = all
    .map((column) => ({
      column,
      width: column.cells.reduce((most, { text }) => Math.max(most, widthOf(text)), widthOf(column.title)),
    }))
    .filter(({ width }) => width > 0);
  const over = fitted.reduce((sum, { width }) => sum + width + gap, 0) - columns;
  if (over <= 0) return fitted;
  const optional = fitted.map(({ column }) => column.optional ?? 0);
  const worst = Math.max(...optional);
  const enough = fitted.reduce((sum, one) => sum + roomOf(one), 0) >= over;
  if (enough || worst === 0) return shrink(fitted, over);
  return fitColumns(
    fitted.filter((_, index) => index !== optional.indexOf(worst)).map(({ column }) => column),
    columns,
  );
}

function roomOf({ column, width }: Fitted): number {
  return column.shrink === "yes" ? Math.max(0, width - narrowest) : 0;
}

/** The widest columns give way first: all that may shrink get one limit, as high as the screen allows. */
function shrink(fitted: readonly Fitted[], over: number): readonly Fitted[] {
  const limited = (limit: number): readonly Fitted[] =>
    fitted.map((one) => ({ ...one, width: roomOf(one) > 0 ? Math.min(one.width, limit) : one.width }));
  const total = (all: readonly Fitted[]): number => all.reduce((sum, { width }) => sum + width, 0);
  const room = total(fitted) - over;
  let [low, high] = [narrowest, fitted.reduce((most, { width }) => Math.max(most, width), narrowest)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (total(limited(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return limited(low);
}

function pad({ text, tone }: Cell, width: number, align: "right" | undefined, paint: Paint): string {
  const cut = cutTo(text, width);
  const shown = tone === undefined ? cut : paint(tone, cut);
  const blanks = " ".repeat(Math.max(0, width - widthOf(cut)));
  return align === "right" ? blanks + shown : shown + blanks;
}

function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Plain text in lines of at most `columns`: the first starts with `first` (already painted or blank), the others with blanks. */
export function wrap(
  text: string,
  { columns, first = "", indent }: { readonly columns: number; readonly first?: string; readonly indent: number },
): readonly string[] {
  const width = Math.max(columns - indent, narrowest);
  const lines: string[] = [];
  let line = "";
  for (const word of visibleLine(text).trim().split(/ +/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((part, index) =>
    index === 0 ? `${first.padEnd(indent)}${part}` : `${" ".repeat(indent)}${part}`,
  );
}
