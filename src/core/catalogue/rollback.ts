import type { Problem } from "./problem.js";

/** Problems of: rollback. */
export const rollbackProblems = {
  "unknown-version": {
    severity: "error",
    about: "A version that is neither on record nor among the files.",
    help: "status lists the versions",
  },
  "missing-undo": {
    severity: "error",
    about: "A migration to roll back has no undo script.",
    help: "add the U file, or write a migration that goes forward",
  },
  "rollback-blocked": {
    severity: "error",
    about: "A migration to roll back was edited, is missing, or stands behind a baseline.",
    help: "restore the file",
  },
  "newer-versions": {
    severity: "error",
    about: "Newer versions of other runs stand above the run that should be rolled back.",
    help: "roll those back first, or use target-version",
  },
  "destroys-data": {
    severity: "error",
    about: "A rollback that destroys rows needs the digest of its plan.",
    help: "run it with dry-run, read what it destroys, then pass expect-plan",
  },
} as const satisfies Record<string, Problem>;
