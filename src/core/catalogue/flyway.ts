import type { Problem } from "./problem.js";

/** Problems of: Flyway's history and files beside ours. */
export const flywayProblems = {
  "flyway-history": {
    severity: "error",
    about: "A history of Flyway's that is not there, cannot be taken over, or was not taken over yet.",
    help: "run adopt: it takes over what Flyway has on record",
  },
  "flyway-checksum": {
    severity: "error",
    about: "A file that is not the one that Flyway recorded.",
    help: "restore the file, or take it as it is now with adopt --target-version <version> --reason <why>",
  },
  "flyway-row": {
    severity: "error",
    about: "A row of Flyway's history that does not fit into schema_version.",
    help: "a version has at most 20 characters and a script's path 255: such a history cannot be taken over",
  },
  "not-runnable": {
    severity: "error",
    about: "A Java migration or a script of a shell, which only Flyway runs.",
    help: "run it with Flyway, or write it as SQL",
  },
  flyway: {
    severity: "error",
    about:
      "Flyway's command line, run by engine: flyway, is not to be had or failed at something else than a statement.",
    help: "install Flyway, or name its command line with flyway-path",
  },
  exported: {
    severity: "note",
    about: "What export wrote into Flyway's history table.",
    help: "flyway validate says whether Flyway is content with it",
  },
  "flyway-setting": {
    severity: "note",
    about: "Settings of a Flyway configuration that do not hold here.",
    help: "Flyway itself still reads them; remove what is not needed, or set flyway.config: off to leave the file unread",
  },
  adopted: {
    severity: "note",
    about: "What adopt takes over, and what it leaves.",
    help: "history shows it",
  },
} as const satisfies Record<string, Problem>;
