import type { Problem } from "./problem.js";

/** Problems of: what a live database knows. */
export const liveProblems = {
  "offending-row": {
    severity: "error",
    about: "A row of the database stands in the way of a pending statement, which would fail on it.",
    help: "change such rows in a migration before this one",
  },
} as const satisfies Record<string, Problem>;
