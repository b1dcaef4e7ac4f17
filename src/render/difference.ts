/** Two texts as they stand side by side: where they are long, only what differs and a little around it. */
export interface SideBySide {
  readonly before: string;
  readonly after: string;
}

/** Cuts what two texts have in common at their ends, then what is still too long in its middle. */
export function toSideBySide(before: string, after: string, { limit }: { readonly limit: number }): SideBySide {
  if (before.length <= limit && after.length <= limit) return { before, after };
  const [same, sameBehind] = toCommon(before, after);
  const differing = Math.max(before.length, after.length) - same - sameBehind;
  // The room that the difference leaves goes to what is around it, so that a reader finds the place.
  const around = Math.max(12, Math.floor((limit - differing) / 2));
  const [start, end] = [Math.max(0, same - around), Math.max(0, sameBehind - around)];
  const cut = (text: string): string => {
    const middle = text.slice(start, text.length - end);
    const shown = cutMiddle(middle, { limit });
    return `${start > 0 ? "…" : ""}${shown}${end > 0 ? "…" : ""}`;
  };
  return { before: cut(before), after: cut(after) };
}

/** A text with its start and its end, and `…` for what is between. */
export function cutMiddle(text: string, { limit }: { readonly limit: number }): string {
  if (text.length <= limit) return text;
  const half = Math.floor((limit - 3) / 2);
  const [head, tail] = [text.slice(0, half), text.slice(text.length - half)];
  return `${head.replace(/[\ud800-\udbff]$/, "")} … ${tail.replace(/^[\udc00-\udfff]/, "")}`;
}

/** How many characters two texts have in common at the start, and behind that at the end. */
function toCommon(before: string, after: string): readonly [number, number] {
  const start = commonStart(before, after);
  return [start, commonEnd(before.slice(start), after.slice(start))];
}

function commonStart(a: string, b: string): number {
  let index = 0;
  while (index < a.length && index < b.length && a[index] === b[index]) index += 1;
  return index;
}

function commonEnd(a: string, b: string): number {
  let index = 0;
  while (index < a.length && index < b.length && a[a.length - 1 - index] === b[b.length - 1 - index]) index += 1;
  return index;
}
