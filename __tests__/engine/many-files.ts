import type { Files } from "./world.js";

/** Files of which the last dozen go several in a message: the first 13 make a run that allows four at once. */
export const last = 28;
export const versions = Array.from({ length: last }, (_, index) => index + 1);
export const upTo = (version: number): readonly string[] => versions.slice(0, version).map(String);
export const many = (odd: Files = {}): Files => ({
  ...Object.fromEntries(versions.map((version) => [`V${version}__t.sql`, `CREATE TABLE t${version} (id int);\n`])),
  ...odd,
});
/** Text that the parser sees as a string, for what a file does in disguise. */
export const hidden = (sql: string): string => `DO $$BEGIN EXECUTE '${sql.replaceAll("'", "''")}'; END$$;\n`;
