import { checkInputs } from "./check-inputs.js";
import type { Input } from "./input.js";

export type { Input } from "./input.js";

export const inputs = [
  {
    name: "command",
    description:
      "What to do: auto, check, apply, rollback, status, history, drift, observe, baseline, repair or adopt; the command line has export, new and demo too. auto means check on pull_request and merge_group, apply on push, and drift on schedule; other events need a command.",
    default: "auto",
    inputOnly: true,
    value: "name",
  },
  {
    name: "environment",
    description:
      "Name of the environment. With environments in the configuration file it selects one of them; else it is a label for the record.",
    default: "",
    inputOnly: true,
    value: "name",
  },
  {
    name: "database-url",
    description:
      "postgresql://user:password@host:port/database?sslmode=… of the database, from a secret. In the configuration file each environment names a variable instead.",
    default: "",
    value: "url",
  },
  {
    name: "password-command",
    description:
      "Command whose output is the password, for short-lived logins such as cloud tokens. Run by sh; never read from the configuration file.",
    default: "",
    inputOnly: true,
    value: "command",
  },
  {
    name: "ssl-ca",
    description: "File with the certificate authorities to trust, or the PEM text itself.",
    default: "",
    inputOnly: true,
    value: "file",
  },
  {
    name: "migrations",
    description:
      "Folder with the SQL files, read with its subfolders; without it src/main/resources/db/migration, where that exists.",
    default: "migrations",
    value: "folder",
  },
  {
    name: "config",
    description: "Configuration file. The default one may be absent.",
    default: ".github/schema-version.yml",
    inputOnly: true,
    value: "file",
  },
  {
    name: "schemas",
    description:
      "Comma list of schemas. The first one holds the tool's tables and is created when missing; migrations run with the list as search_path. Empty: the role's own.",
    default: "",
    perEnvironment: true,
    value: "list",
  },
  {
    name: "role",
    description: "Role to SET ROLE to for migrations, so that objects belong to the owner and not to the login.",
    default: "",
    perEnvironment: true,
    value: "name",
  },
  {
    name: "target-version",
    description:
      "rollback: the version to go back to, which stays (0 undoes everything). baseline: the version that the database is at. repair, adopt: the version whose file is right.",
    default: "",
    inputOnly: true,
    value: "version",
  },
  {
    name: "steps",
    description: "rollback: how many migrations to undo, newest first.",
    default: "",
    inputOnly: true,
    value: "number",
  },
  {
    name: "run-id",
    description: "rollback: undo what this workflow run applied.",
    default: "",
    inputOnly: true,
    value: "id",
  },
  {
    name: "confirm",
    description: "rollback: the environment's name again (default where none is named), or nothing runs.",
    default: "",
    inputOnly: true,
    value: "name",
  },
  {
    name: "dry-run",
    description: "rollback, apply, baseline, repair, adopt, export: show what would run, change nothing.",
    default: "false",
    inputOnly: true,
  },
  {
    name: "expect-plan",
    description: "Digest of the approved plan: apply and rollback run only if theirs, made under the lock, has it.",
    default: "",
    inputOnly: true,
    value: "digest",
  },
  {
    name: "reason",
    description: "Why, for the record; repair needs it, and adopt where a file differs from what Flyway recorded.",
    default: "",
    inputOnly: true,
    value: "text",
  },
  {
    name: "fail-on",
    description:
      "What fails the run: comma list of error, warning, drift, never. A blocked apply or rollback always fails.",
    default: "error",
    value: "list",
  },
  {
    name: "drift-ignore",
    description:
      "Objects that are no drift: patterns such as table:audit.* or index:public.tmp_*, one a line or with commas between them; drift.ignore in the configuration file.",
    default: "",
    inputOnly: true,
    value: "patterns",
  },
  {
    name: "existing-schema",
    description: "block: a schema that holds relations but no history stops apply, as in Flyway; allow: it does not.",
    default: "block",
    perEnvironment: true,
    value: "block|allow",
  },
  {
    name: "out-of-order",
    description: "block: a pending migration below the highest applied version stops apply; allow: it is applied.",
    default: "block",
    perEnvironment: true,
    value: "block|allow",
  },
  {
    name: "transaction",
    description: "each: every migration in a transaction of its own; all: all pending ones in one, all or nothing.",
    default: "each",
    perEnvironment: true,
    value: "each|all",
  },
  {
    name: "on-failure",
    description:
      "What apply does after a failure. stop: what was applied stays; undo: it is rolled back with its undo scripts, as far as that destroys no row.",
    default: "stop",
    perEnvironment: true,
    value: "stop|undo",
  },
  {
    name: "lock-wait",
    description: "How long to wait for another run on the same database to end.",
    default: "60s",
    perEnvironment: true,
    value: "duration",
  },
  {
    name: "lock-timeout",
    description: "How long a statement may wait for a lock before the migration is rolled back and tried again.",
    default: "5s",
    perEnvironment: true,
    value: "duration",
  },
  {
    name: "statement-timeout",
    description: "How long a statement may run; 0 for no limit.",
    default: "0",
    perEnvironment: true,
    value: "duration",
  },
  {
    name: "max-block",
    description:
      "How long any other session may wait for a migration before that gives way and is tried again; off: for ever.",
    default: "5s",
    perEnvironment: true,
    value: "duration",
  },
  {
    name: "placeholders",
    description: "Values for ${name} in the files, one name=value a line. Their values are masked everywhere.",
    default: "",
    perEnvironment: true,
    value: "lines",
  },
  {
    name: "publish",
    description:
      "auto: in a public repository hosts and row estimates stay out of logs, comments, summaries and files; all: show them.",
    default: "auto",
    inputOnly: true,
    value: "auto|all",
  },
  ...checkInputs,
  {
    name: "engine",
    description: "native: this tool runs the SQL itself; flyway: apply lets Flyway's command line run it.",
    default: "native",
    inputOnly: true,
    value: "native|flyway",
  },
  {
    name: "flyway-path",
    description: "Flyway's command line, for engine: flyway. Empty: the one on PATH.",
    default: "",
    inputOnly: true,
    value: "file",
  },
  {
    name: "comment",
    description:
      "auto: keep one comment on the pull request up to date, and on a schedule one issue for each environment that drifts; off: neither.",
    default: "auto",
    value: "auto|off",
  },
  {
    name: "suggestions",
    description:
      "auto: on a pull request, safe forms that replace lines of its diff also stand there as suggestions, at most ten a run; off: they do not.",
    default: "auto",
    value: "auto|off",
  },
  {
    name: "github-token",
    description:
      "Token for the comment and the suggestions, which need pull-requests: write, and for the issues about drift, which need issues: write.",
    default: "${{ github.token }}",
    inputOnly: true,
    value: "token",
  },
] as const satisfies readonly Input[];
