/** An SQL identifier, always quoted. Throws RangeError on NUL, which PostgreSQL cannot hold. */
export function quoteIdentifier(name: string): string {
  return `"${refuseNul(name).replaceAll('"', '""')}"`;
}

/** An SQL string literal that means the same with and without standard_conforming_strings. */
export function quoteLiteral(value: string): string {
  return `E'${refuseNul(value).replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** A literal, or NULL. */
export function literalOrNull(value: string | number | boolean | null): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? quoteLiteral(value) : String(value);
}

/** One line of comment. Names of objects may hold anything, and a comment ends with its line. */
export function commentLine(text: string): string {
  return `-- ${text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, " ").trimEnd()}\n`;
}

function refuseNul(text: string): string {
  if (text.includes("\0")) throw new RangeError("a text for PostgreSQL holds a NUL character");
  return text;
}
