import type { Problem } from "./problem.js";

/** Problems of: files. */
export const fileProblems = {
  folder: {
    severity: "error",
    about: "The migrations folder, or a file in it, cannot be read or lies outside the workspace.",
    help: "name an existing folder with the input migrations",
  },
  "symbolic-link": {
    severity: "error",
    about: "A symbolic link among the migrations.",
    help: "put the file itself there",
  },
  "file-name": {
    severity: "error",
    about: "A .sql file whose name fits no pattern.",
    help: "name it V<version>__<description>.sql, U…, R__<description>.sql, B… or a callback, or move it out of the folder",
  },
  "duplicate-version": {
    severity: "error",
    about: "Two files of the same kind with equal versions (1_0 equals 1), descriptions or callback names.",
    help: "give one of them another version",
  },
  "too-long": {
    severity: "error",
    about: "A version above 20 characters or a script name above 255.",
    help: "shorten it",
  },
  "file-too-large": {
    severity: "error",
    about: "A migration file or folder beyond what the tool reads into memory.",
    help: "split it, or load data by other means",
  },
  encoding: { severity: "error", about: "Bytes that are not valid in the file's encoding.", help: "save it as UTF-8" },
  "script-settings": {
    severity: "error",
    about: "An unknown key or a bad value in a .sql.conf file.",
    help: "the keys are executeInTransaction, placeholderReplacement and encoding",
  },
  "callback-not-run": {
    severity: "note",
    about: "A file named like a Flyway callback that this engine does not run.",
    help: "remove it, or run it with Flyway",
  },
  "undo-without-migration": {
    severity: "warning",
    about: "An undo script whose version has no migration.",
    help: "add the V file, or remove the U file",
  },
  directive: {
    severity: "error",
    about: "An unknown or misplaced `-- schema-version:` line, or a bad value in one.",
    help: "the keys are transaction, lock-timeout, statement-timeout, max-block and contract-of",
  },
  waiver: {
    severity: "error",
    about: "A waiver with an unknown rule or without a reason, or one that waives nothing.",
    help: "write -- schema-version: allow <rule> because <reason>, above the statement",
  },
  placeholder: {
    severity: "error",
    about: "A placeholder that is not defined or not closed.",
    help: "define it with the input placeholders, or switch replacement off in <file>.sql.conf",
  },
  syntax: {
    severity: "error",
    about: "SQL that PostgreSQL's parser refuses.",
    help: "correct the statement; nothing was run",
  },
  "meta-command": {
    severity: "error",
    about: "A psql meta-command, which only psql understands.",
    help: "write it as SQL",
  },
  "copy-data": {
    severity: "error",
    about: "COPY … FROM stdin without its data in the file, or a COPY that reads or writes elsewhere.",
    help: "put the data below the statement and end it with a line \\.",
  },
  "mixed-transaction": {
    severity: "error",
    about: "Statements that can and that cannot run in a transaction in one file.",
    help: "split the file, or write -- schema-version: transaction=false in its head",
  },
  "needs-no-transaction": {
    severity: "error",
    about: "A statement that cannot run in a transaction, in a file that must.",
    help: "move it to a file of its own without transaction=true",
  },
  "transaction-control": {
    severity: "error",
    about: "BEGIN, COMMIT, ROLLBACK or SAVEPOINT in a file that already runs in a transaction.",
    help: "remove it; each file is one transaction",
  },
  "session-setting": {
    severity: "error",
    about: "A file that changes standard_conforming_strings, or takes or drops the tool's lock or transaction.",
    help: "remove the statement",
  },
  "own-table": {
    severity: "error",
    about:
      "A migration that drops, alters or writes the tool's own tables; a table of that name in another schema is its own business.",
    help: "leave the schema_version tables to the tool; name a table of your own with its schema before it",
  },
  "unnamed-index": {
    severity: "error",
    about: "CREATE INDEX CONCURRENTLY without a name: a leftover of a failed build could not be found.",
    help: "name the index",
  },
  template: {
    severity: "error",
    about: "A file that is as `new` wrote it: comments, and no statement.",
    help: "write its SQL; where there is nothing to do, say so with SELECT 1 in place of the comments",
  },
  "empty-file": {
    severity: "note",
    about: "A migration without any statement.",
    help: "that is fine where it is meant",
  },
} as const satisfies Record<string, Problem>;
