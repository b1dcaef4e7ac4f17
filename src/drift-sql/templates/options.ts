import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";

/** Options as a snapshot lists them, `fillfactor=70, autovacuum_enabled=false`, by name. */
export function parseOptions(text = ""): ReadonlyMap<string, string> {
  const pieces = text === "" ? [] : text.split(/, (?=[A-Za-z_][\w.]*=)/);
  return new Map(
    pieces.map((piece) => {
      const at = piece.indexOf("=");
      return at === -1 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
    }),
  );
}

/** `SET (a = 'x')` and `RESET (b)`: what leads from one list of options to the other. */
export function optionClauses(from: string | undefined, to: string | undefined, prefix = ""): readonly string[] {
  const [before, after] = [parseOptions(from), parseOptions(to)];
  const set = [...after].filter(([name, value]) => before.get(name) !== value);
  const reset = [...before.keys()].filter((name) => !after.has(name));
  return [
    ...(set.length === 0
      ? []
      : [`SET (${set.map(([name, value]) => `${prefix}${name} = ${quoteLiteral(value)}`).join(", ")})`]),
    ...(reset.length === 0 ? [] : [`RESET (${reset.map((name) => prefix + name).join(", ")})`]),
  ];
}

/** What stands for a value that is not told. */
const secret = "***";

/** `OPTIONS (ADD …, SET …, DROP …)` of foreign data; null where a value is a secret. */
export function foreignOptionsClause(from: string | undefined, to: string | undefined): string | null {
  const [before, after] = [parseOptions(from), parseOptions(to)];
  const set = [...after].filter(([name, value]) => before.get(name) !== value);
  if (set.some(([, value]) => value === secret)) return null;
  const clauses = [
    ...set.map(([name, value]) => {
      const verb = before.has(name) ? "SET" : "ADD";
      return `${verb} ${quoteIdentifier(name)} ${quoteLiteral(value)}`;
    }),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `DROP ${quoteIdentifier(name)}`),
  ];
  return `OPTIONS (${clauses.join(", ")})`;
}

/** `OPTIONS (…)` of new foreign data, empty for none; null where a value is a secret. */
export function newForeignOptions(options: string | undefined): string | null {
  const given = [...parseOptions(options)];
  if (given.some(([, value]) => value === secret)) return null;
  const pairs = given.map(([name, value]) => `${quoteIdentifier(name)} ${quoteLiteral(value)}`);
  return pairs.length === 0 ? "" : `OPTIONS (${pairs.join(", ")})`;
}
