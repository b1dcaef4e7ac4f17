/** Elements of a one-dimensional array as PostgreSQL writes it, `{a,"b, c",NULL}`. */
export function parseArray(literal: string): readonly (string | null)[] {
  const elements = literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\[^])*)"|([^,]+)/g);
  return [...elements].map(([, quoted, bare]) =>
    quoted === undefined ? (bare === "NULL" ? null : (bare ?? "")) : quoted.replaceAll(/\\([^])/g, "$1"),
  );
}
