import type { Finding, Location, Severity } from "./model.js";

interface Problem {
  readonly severity: Severity;
  /** What the rule catches, one sentence for the docs. */
  readonly about: string;
  /** The way out where the place that reports knows no better one. */
  readonly help: string;
}

/** Every problem that a report can hold: id, severity, help. The docs' rule table is generated from it. */
export const problems = {
  // Inputs and the world around
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
  "not-supported": {
    severity: "error",
    about: "Something that this version cannot do.",
    help: "see the changelog for the version that can",
  },
  confirm: {
    severity: "error",
    about: "A rollback that was not confirmed.",
    help: "pass the environment's name as confirm",
  },
  github: {
    severity: "warning",
    about: "The GitHub API refused a comment; the run goes on and the summary has the report.",
    help: "check the job's permissions",
  },
  "base-branch": {
    severity: "note",
    about: "The base branch's files could not be read, so nothing counts as applied.",
    help: "check out with fetch-depth: 0",
  },
  // Files
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
    about: "A migration that drops, alters or writes the tool's own tables.",
    help: "leave the schema_version tables to the tool",
  },
  "unnamed-index": {
    severity: "error",
    about: "CREATE INDEX CONCURRENTLY without a name: a leftover of a failed build could not be found.",
    help: "name the index",
  },
  "empty-file": {
    severity: "note",
    about: "A migration without any statement.",
    help: "that is fine where it is meant",
  },
  // State and plan
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
    about: "A schema that holds relations but no history.",
    help: "run baseline first, or pass existing-schema: allow",
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
  // Rollback
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
  // Database
  connection: { severity: "error", about: "The database cannot be reached.", help: "check the URL and the network" },
  authentication: {
    severity: "error",
    about: "The server refused the user or the password.",
    help: "check the secret; a % in a password must be written %25 in a URL",
  },
  tls: { severity: "error", about: "TLS was refused or could not be verified.", help: "check sslmode and ssl-ca" },
  "not-postgresql": {
    severity: "error",
    about: "A server that is not PostgreSQL, or older than 14.",
    help: "use PostgreSQL 14 or newer",
  },
  "read-only": {
    severity: "error",
    about: "A standby, or a database that refuses writes.",
    help: "use the primary's URL",
  },
  pooler: {
    severity: "error",
    about: "A transaction pooler between the tool and the server, where a session lock means nothing.",
    help: "use the URL of the database itself, or of a pooler in session mode",
  },
  privilege: {
    severity: "error",
    about: "The role lacks a privilege that the tool's own tables need.",
    help: "grant it",
  },
  "lock-held": {
    severity: "error",
    about: "Another run holds the lock.",
    help: "wait for it, or raise lock-wait",
  },
  "lock-lost": {
    severity: "error",
    about: "The connection no longer held the tool's lock; nothing was committed without it.",
    help: "run apply again; look for pg_advisory_unlock_all() in the file, or a pooler in between",
  },
  "connection-lost": {
    severity: "error",
    about: "The server closed the connection.",
    help: "run the command again; the record says how far it came",
  },
  statement: {
    severity: "error",
    about: "A statement failed on the server.",
    help: "correct the migration and run apply again",
  },
  "invalid-index": {
    severity: "error",
    about: "An index that a file built is INVALID.",
    help: "remove what hinders it and run apply again",
  },
  "undo-not-run": {
    severity: "warning",
    about: "on-failure: undo did not undo an applied migration.",
    help: "roll it back by hand",
  },
  cancelled: { severity: "error", about: "The run was cancelled.", help: "run it again; the record says how far it came" },
  "embedded-in-use": {
    severity: "error",
    about: "Another process uses the embedded database.",
    help: "wait for it to end",
  },
  repaired: {
    severity: "note",
    about: "What repair did to the record.",
    help: "history shows it with its reason",
  },
  "unexpected-notice": {
    severity: "note",
    about: "The server said something while a migration ran.",
    help: "read it",
  },
} as const satisfies Record<string, Problem>;

export type ProblemId = keyof typeof problems;

export interface FindingParts extends Partial<Location> {
  readonly message: string;
  readonly help?: string;
  readonly environment?: string | null;
  readonly severity?: Severity;
  readonly hint?: string;
  readonly state?: string;
}

/** A finding of the catalogue: severity and help come from there unless the caller knows better. */
export function finding(rule: ProblemId, { message, help, environment, severity, ...location }: FindingParts): Finding {
  const problem: Problem = problems[rule];
  return {
    rule,
    severity: severity ?? problem.severity,
    message,
    help: help ?? problem.help,
    ...location,
    environment: environment ?? null,
    waived: null,
  };
}
