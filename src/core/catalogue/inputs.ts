import type { Problem } from "./problem.js";

/** Problems of: inputs and the world around. */
export const inputProblems = {
  input: {
    severity: "error",
    about: "An input, flag, configuration key or event that does not exist or has a bad value.",
    help: "correct it; the README lists every input",
  },
  "input-unused": {
    severity: "note",
    about: "A configured environment whose database URL is not set.",
    help: "set the variable where the database should be read",
  },
  shadow: {
    severity: "error",
    about: "A throw-away database that cannot be had, or that must not be used.",
    help: "leave shadow at auto, or give the URL of an empty database on a server of its own",
  },
  confirm: {
    severity: "error",
    about: "A rollback that was not confirmed.",
    help: "pass the environment's name as confirm",
  },
  github: {
    severity: "warning",
    about: "The GitHub API refused a comment or a suggestion; the run goes on and the summary has the report.",
    help: "check the job's permissions",
  },
  "base-branch": {
    severity: "note",
    about:
      "The base branch's files could not be read, so nothing counts as applied; or they are all that is checked out, so nothing of the pull request was looked at.",
    help: "check out with fetch-depth: 0",
  },
} as const satisfies Record<string, Problem>;
