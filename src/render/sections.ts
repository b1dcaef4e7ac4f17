/** A whole piece of a Markdown report. Pieces are never cut inside. */
export interface Section {
  /** What a reader misses when it is cut, as in "the SQL". */
  readonly name: string;
  /** Empty when there is nothing to say. */
  readonly body: string;
  /** Cut in this order, 1 first; `keep` is never cut. */
  readonly cut: number | "keep";
}

export interface Room {
  readonly limit: number;
  /** How much of the limit a text takes: characters for a comment, bytes for a summary. */
  readonly measure: (text: string) => number;
  /** The sentence that says what was left out; it stands before the last section. */
  readonly sayLeftOut: (names: readonly string[]) => string;
}

/** Joins the sections, leaving out whole ones until the text fits, and says which. */
export function fitSections(sections: readonly Section[], room: Room): string {
  const present = sections.filter((section) => section.body !== "");
  const order = present.filter((section) => section.cut !== "keep").toSorted((a, b) => Number(a.cut) - Number(b.cut));
  for (let amount = 0; amount <= order.length; amount += 1) {
    const text = joinWithout(present, order.slice(0, amount), room);
    if (room.measure(text) <= room.limit || amount === order.length) return text;
  }
  return "";
}

function joinWithout(present: readonly Section[], leftOut: readonly Section[], { sayLeftOut }: Room): string {
  const bodies = present.filter((section) => !leftOut.includes(section)).map((section) => section.body);
  const names = present.filter((section) => leftOut.includes(section)).map((section) => section.name);
  const note = names.length === 0 ? [] : [sayLeftOut(names)];
  return [...bodies.slice(0, -1), ...note, ...bodies.slice(-1)].join("\n\n");
}
