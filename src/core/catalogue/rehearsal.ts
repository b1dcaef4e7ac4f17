import type { Problem } from "./problem.js";

/** Problems of: rehearsal. What a throw-away database showed of pending migrations. */
export const rehearsalProblems = {
  "does-not-run": {
    severity: "error",
    about: "A pending migration fails on the throw-away database.",
    help: "correct the migration",
  },
  "fails-on-rows": {
    severity: "warning",
    about: "A pending migration runs on empty tables, but fails where they hold rows.",
    help: "make it pass with rows: add a column with a default, or fill it before it becomes required",
  },
  "rerun-fails": {
    severity: "error",
    about: "A pending migration cannot be run a second time.",
    help: "guard it: IF NOT EXISTS, IF EXISTS, OR REPLACE, ON CONFLICT DO NOTHING, or a DO block that looks first",
  },
  "rerun-changes": {
    severity: "error",
    about: "A second run of a pending migration changes the schema or rows again.",
    help: "name what it makes, and change only rows that still need it",
  },
  "undo-fails": {
    severity: "error",
    about: "The undo script of a pending migration fails on the throw-away database.",
    help: "correct the undo script",
  },
  "undo-differs": {
    severity: "error",
    about: "The undo script of a pending migration does not give back the schema from before.",
    help: "undo what the message names too",
  },
  "undo-twice": {
    severity: "warning",
    about: "The undo script of a pending migration cannot be run a second time.",
    help: "guard it: DROP … IF EXISTS, or a DO block that looks first",
  },
  "undo-order": {
    severity: "note",
    about: "The undo script of a pending migration gives back the schema, but its columns in another order.",
    help: "nothing but a new table changes the order; applications that name their columns do not mind",
  },
  "undo-rows": {
    severity: "note",
    about:
      "The undo script of a pending migration gives back the schema, but not the rows, or a sequence that counts anew.",
    help: "keep what is needed in a table of its own, or accept that it is gone",
  },
  "undo-proposed": {
    severity: "note",
    about: "A pending migration has no undo script, and one was made and tried.",
    help: "copy it, or let check --fix write it",
  },
  "undo-not-made": {
    severity: "note",
    about: "A pending migration has no undo script, and none could be made; the message says why.",
    help: "write it by hand, and let check try it",
  },
  "redo-fails": {
    severity: "error",
    about: "A pending migration cannot be applied again after its undo script.",
    help: "let the undo script remove all that the migration makes",
  },
  "redo-differs": {
    severity: "warning",
    about: "Applied again after its undo script, a pending migration makes another schema.",
    help: "let the undo script remove all that the migration makes",
  },
  "already-there": {
    severity: "warning",
    about: "IF NOT EXISTS skipped what a pending migration should make, because something of that name exists.",
    help: "look whether it is the same; else give it another name",
  },
  "open-transaction": {
    severity: "error",
    about: "A pending migration leaves a transaction open.",
    help: "end it in the file, or let the tool open the transaction",
  },
  "took-too-long": {
    severity: "warning",
    about:
      "A pending file was stopped on the throw-away database because it took too long, so nothing is proven of it.",
    help: "look what it waits for; check fewer pending files at a time, or try it on a copy of the database",
  },
  "not-rehearsed": {
    severity: "note",
    about: "What could not be tried on a throw-away database, and why.",
    help: "try it on a copy of the database",
  },
} as const satisfies Record<string, Problem>;
