import type { Problem } from "./problem.js";

/** Problems of: database. */
export const databaseProblems = {
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
    about:
      "A pooler between the tool and the server that gives transactions, or reads, to several backends: a session lock means nothing there.",
    help: "use the URL of the database itself, or of a pooler in session mode (Neon: the host without -pooler; Supabase: port 5432 instead of 6543; PgBouncer: the server's own port; Pgpool-II: without load balancing)",
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
    help: "run the command again; look for pg_advisory_unlock_all() in the file, or a pooler in between",
  },
  "connection-lost": {
    severity: "error",
    about: "The server closed the connection.",
    help: "run the command again; the record says how far it came",
  },
  overtaken: {
    severity: "error",
    about: "Another run had the lock while this one had lost its connection, and changed the database.",
    help: "run the command again: it plans anew from what is on record now",
  },
  statement: {
    severity: "error",
    about: "A statement failed on the server.",
    help: "correct the file, then run the command again",
  },
  "undo-not-run": {
    severity: "warning",
    about: "on-failure: undo did not undo an applied migration.",
    help: "roll it back by hand",
  },
  cancelled: {
    severity: "error",
    about: "The run was cancelled.",
    help: "run it again; the record says how far it came",
  },
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
} as const satisfies Record<string, Problem>;
