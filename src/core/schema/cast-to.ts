/** A cast that is written out cuts text off without a word; without it, a longer one is an error. */
const cutting = /^character(?: varying)?\(\d+\)/;

/** What follows the new type of a column: how its values become of it. */
export function castTo(column: string, type: string, through = ""): string {
  return cutting.test(type) ? "" : ` USING ${column}${through}::${type}`;
}

const written = /^(ALTER TABLE [^]* TYPE (character(?: varying)?\(\d+\)(?:\[\])*)) USING [^]*::\2$/;

/** A statement without a cast that would cut text off. */
export function withoutCutting(sql: string): string {
  return sql.replace(written, "$1");
}
