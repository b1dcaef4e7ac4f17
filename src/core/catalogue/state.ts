import type { Problem } from "./problem.js";

/** Problems of: state and plan. */
export const stateProblems = {
  edited: {
    severity: "error",
    about: "A migration that was edited after it was applied.",
    help: "restore the file and put the change into a new migration, or run repair if the edit is intended",
  },
  missing: {
    severity: "error",
    about: "A row on record whose file is gone.",
    help: "restore the file, or run repair to forget the row",
  },
  ahead: {
    severity: "warning",
    about: "The database is ahead of the files: another branch was deployed to it.",
    help: "merge that branch, or roll the version back",
  },
  "out-of-order": {
    severity: "error",
    about: "A pending migration below the highest applied version.",
    help: "give it a higher version, or allow it with out-of-order: allow",
  },
  failed: {
    severity: "warning",
    about: "A file without a transaction that did not finish; apply runs the whole file again.",
    help: "run apply; it clears what the file left and runs it again",
  },
  "failed-changed": {
    severity: "error",
    about: "A file without a transaction that did not finish and has been changed or removed since.",
    help: "restore the file and run apply, or clean up by hand and run repair",
  },
  "undo-failed": {
    severity: "error",
    about: "An undo script without a transaction that did not finish.",
    help: "run rollback again; it goes on with that version",
  },
  "foreign-table": {
    severity: "error",
    about: "A schema_version table that is not the tool's.",
    help: "rename that table, or name another schema first in schemas",
  },
  "existing-schema": {
    severity: "error",
    about: "A schema that holds relations but no history, or one that was restored without data.",
    help: "run baseline first, or pass existing-schema: allow",
  },
  "lost-history": {
    severity: "error",
    about: "A schema that holds relations, a log of what was applied, and no row in schema_version.",
    help: "restore the rows of schema_version, or run baseline; to start anew, drop schema_version_log too",
  },
  "other-environment": {
    severity: "error",
    about: "A database on record as another environment: a swapped secret or a restored copy.",
    help: "check the database URL",
  },
  "transaction-all": {
    severity: "error",
    about: "transaction: all with a file that cannot run in a transaction.",
    help: "apply with transaction: each",
  },
  "plan-changed": {
    severity: "error",
    about: "The plan under the lock is not the one that was approved.",
    help: "look at the new plan and approve its digest",
  },
  subscription: {
    severity: "error",
    about: "A subscription feeds the tool's tables.",
    help: "leave the schema_version tables out of the publication",
  },
  publication: {
    severity: "warning",
    about: "A publication carries the tool's tables to other servers, the schema changes it does not.",
    help: "publish named tables or schemas without the schema_version tables",
  },
} as const satisfies Record<string, Problem>;
