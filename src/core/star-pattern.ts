/**
 * Source of an expression for a text in which `*` stands for any number of `any` (a class such as `[^/]`), and `?`, where
 * that is given, for one. The parts between stars are looked for from left to right and never again, so that a text that
 * does not fit is told in a time that does not grow with the number of stars. `groups` counts the groups of the whole.
 */
export function toStarSource(
  text: string,
  {
    any,
    one = null,
    groups,
  }: { readonly any: string; readonly one?: string | null; readonly groups: { count: number } },
): string {
  const [first = "", ...rest] = text.split(/\*+/).map((part) => escape(part, one));
  const last = rest.pop();
  if (last === undefined) return first;
  const between = rest.map((part) => {
    groups.count += 1;
    return `(?=(${any}*?${part}))\\${groups.count}`;
  });
  return `${first}${between.join("")}${any}*${last}`;
}

function escape(part: string, one: string | null): string {
  const escaped = part.replaceAll(/[\\^$.+?()[\]{}|/-]/g, String.raw`\$&`);
  return one === null ? escaped : escaped.replaceAll(String.raw`\?`, one);
}
