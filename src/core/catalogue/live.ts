import type { Problem } from "./problem.js";

/** Problems of: what a live database knows. */
export const liveProblems = {
  "offending-row": {
    severity: "error",
    about: "A row of the database stands in the way of a pending statement, which would fail on it.",
    help: "change such rows in a migration before this one",
  },
  "query-broken": {
    severity: "error",
    about: "A statement that the running application sends fails or means something else after a pending migration.",
    help: "keep what it needs until no running application uses it",
  },
  "query-unread": {
    severity: "warning",
    about: "A statement in a file of queries that is no SELECT, INSERT, UPDATE, DELETE or MERGE, or does not parse.",
    help: "write the statements as the application sends them, with $1 for its values",
  },
  evidence: {
    severity: "error",
    about:
      "An evidence file that cannot be used: not there, damaged, of another environment, newer, or tracked by git.",
    help: "let observe write it anew, with this version, for this environment, and keep it out of git",
  },
} as const satisfies Record<string, Problem>;
