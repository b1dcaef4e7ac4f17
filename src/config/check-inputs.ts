/** Inputs of what `check` proves; `inputs.ts` says what they are. */
export const checkInputs = [
  {
    name: "shadow",
    description:
      "Throw-away database for drift and rehearsals. auto: PostgreSQL of the target's major version where this machine has its programs, else the embedded one (pglite); local: the former only; off: none. Or the URL of an empty database on a server of its own, from a secret; never in the configuration file.",
    default: "auto",
    value: "auto|pglite|local|off",
  },
  {
    name: "queries",
    description:
      "Comma list of files, or patterns such as queries/**/*.sql, with statements that the application runs: check plans them before and after every pending migration, beside those that pg_stat_statements shows.",
    default: "",
    value: "list",
  },
  {
    name: "evidence",
    description:
      "File of observe, which writes it; check reads it in place of a database that is not at hand. A file that git tracks is refused.",
    default: "",
    perEnvironment: true,
    value: "file",
  },
] as const;
