/** A whole piece of a Markdown report. Pieces are never cut inside. */
export interface Section {
  /** What a reader misses when it is cut, as in "the SQL". */
  readonly name: string;
  /** Empty when there is nothing to say. */
  readonly body: string;
  /** What is cut before what, 1 first; `keep` is never cut. */
  readonly cut: number | "keep";
}

export interface Room {
  readonly limit: number;
  /** How much of the limit a text takes: characters for a comment, bytes for a summary. */
  readonly measure: (text: string) => number;
  /** The sentence that says what was left out; it stands before the last section. */
  readonly sayLeftOut: (names: readonly string[]) => string;
}

/**
 * Joins as many whole sections as fit, the most important first, and says which ones were left out. One that is too
 * large for the room gives way to smaller ones that matter less.
 */
export function fitSections(sections: readonly Section[], room: Room): string {
  const present = sections.filter((section) => section.body !== "");
  const everything = join(present, present, room);
  if (room.measure(everything) <= room.limit) return everything;
  const always = present.filter((section) => section.cut === "keep");
  const wanted = present.filter((section) => section.cut !== "keep").toSorted((a, b) => Number(b.cut) - Number(a.cut));
  const kept = wanted.reduce<readonly Section[]>((chosen, section) => {
    const more = [...chosen, section];
    return room.measure(join(present, more, room)) <= room.limit ? more : chosen;
  }, always);
  return join(present, kept, room);
}

function join(present: readonly Section[], kept: readonly Section[], { sayLeftOut }: Room): string {
  const chosen = new Set(kept);
  const bodies = present.filter((section) => chosen.has(section)).map((section) => section.body);
  const names = present.filter((section) => !chosen.has(section)).map((section) => section.name);
  const note = names.length === 0 ? [] : [sayLeftOut([...new Set(names)])];
  return [...bodies.slice(0, -1), ...note, ...bodies.slice(-1)].join("\n\n");
}
