import type { Problem } from "./problem.js";

/** Problems of: drift. */
export const driftProblems = {
  drift: {
    severity: "warning",
    about: "The database is not as the last deploy left it, or not as the files say; a note where it is cosmetic only.",
    help: "change it back there, or write it as the next migration (new --from-drift); repair --accept-drift accepts what changed since the last deploy, drift-ignore leaves it out",
  },
  "drift-unknown": {
    severity: "note",
    about: "What cannot be said about drift yet, and why.",
    help: "the next apply that runs something stores a snapshot; repair --accept-drift stores one now",
  },
  "drift-sql": {
    severity: "warning",
    about: "SQL for drift is not proven, or not all of it, and why.",
    help: "look at what is left, which the SQL names, and complete it by hand",
  },
  "drift-ignore-unused": {
    severity: "note",
    about: "A pattern of drift-ignore that matches no object.",
    help: "remove it, or correct it: kind:schema.name, with * for any text",
  },
  snapshot: {
    severity: "error",
    about: "The schema could not be read from the catalog.",
    help: "run it again when no other schema change is under way",
  },
  "stored-snapshot": {
    severity: "warning",
    about:
      "The stored snapshot is damaged, written by a newer version, or not readable by this role: drift since the last deploy is unknown.",
    help: "use the version that wrote it, or store a new one with repair --accept-drift",
  },
} as const satisfies Record<string, Problem>;
