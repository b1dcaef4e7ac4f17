/** One text of a list of varchars as PostgreSQL shows it, as a pattern. */
export const varcharElement = String.raw`(?:NULL|(?:E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'))::character varying(?:\(\d+\))?`;
const element = new RegExp(varcharElement, "g");
const list = new RegExp(String.raw`\(ARRAY\[(${varcharElement}(?:, ${varcharElement})*)\]\)::text\[\]`, "g");

/**
 * Whether two texts of the server differ in lists of varchars alone. PostgreSQL shows `state IN ('a', 'b')` as a list that
 * is cast, and reads that, from a restored dump or a statement that repeats it, as a list of elements that are.
 */
export function haveSameLists(one: string, other: string): boolean {
  return one.includes("::character varying") && toReadAgain(one) === toReadAgain(other);
}

function toReadAgain(sql: string): string {
  return sql.replace(list, (_all, elements: string) => `ARRAY[${elements.replace(element, "($&)::text")}]`);
}
