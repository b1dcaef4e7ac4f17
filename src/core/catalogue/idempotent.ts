import type { ReviewRule } from "./review-rule.js";

const robust = { squawk: "prefer-robust-stmts" } as const;
const guard = (condition: string, statement: string): string =>
  `DO $$ BEGIN\n  IF ${condition} THEN\n    ${statement}\n  END IF;\nEND $$;`;

/** Rules of the group idempotent: what fails or does something else when it runs again. */
export const idempotentRules = {
  "create-if-not-exists": {
    group: "idempotent",
    severity: "warning",
    about:
      "CREATE without IF NOT EXISTS, where PostgreSQL has it: tables, indexes, sequences, schemas, extensions, materialized views, statistics and more.",
    help: "write IF NOT EXISTS",
    why: "A second run fails with 42P07, 42P06 or 42710.",
    safe: "CREATE TABLE IF NOT EXISTS invoices (id bigint PRIMARY KEY);",
    peers: robust,
    measured: "rerun",
  },
  "create-or-replace": {
    group: "idempotent",
    severity: "warning",
    about:
      "CREATE without OR REPLACE, where PostgreSQL has it: views, functions, procedures, aggregates, rules, triggers (14 on).",
    help: "write CREATE OR REPLACE",
    why: "A second run fails with 42P07, 42723 or 42710.",
    safe: "CREATE OR REPLACE VIEW active_users AS SELECT id FROM users;",
    measured: "rerun",
  },
  "create-guarded": {
    group: "idempotent",
    severity: "warning",
    about:
      "CREATE of what knows neither IF NOT EXISTS nor OR REPLACE: types, domains, policies, roles, publications, casts, operators and more.",
    help: "ask first, in a DO block; a policy or a constraint trigger: DROP … IF EXISTS before it",
    why: "A second run fails with 42710 (text search objects: 23505).",
    safe: guard("to_regtype('public.mood') IS NULL", "CREATE TYPE mood AS ENUM ('sad', 'ok');"),
    measured: "rerun",
  },
  "drop-if-exists": {
    group: "idempotent",
    severity: "warning",
    about: "DROP of an object, a column, a constraint, an identity or an expression without IF EXISTS.",
    help: "write IF EXISTS",
    why: "A second run fails with 42P01, 42703 or 42704.",
    safe: "ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_check;",
    peers: robust,
    measured: "rerun",
  },
  "add-column-if-not-exists": {
    group: "idempotent",
    severity: "warning",
    about: "ADD COLUMN without IF NOT EXISTS.",
    help: "write ADD COLUMN IF NOT EXISTS",
    why: "A second run fails with 42701.",
    safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
    peers: robust,
    measured: "rerun",
  },
  "rename-guarded": {
    group: "idempotent",
    severity: "warning",
    about: "RENAME or SET SCHEMA that fails when it runs again.",
    help: "ALTER … IF EXISTS for tables, views, indexes and sequences; else ask in a DO block whether the old name is there",
    why: "A second run fails with 42P01, 42703 or 42704: the old name is gone.",
    safe: "ALTER TABLE IF EXISTS customers RENAME TO clients;",
    measured: "rerun",
  },
  "add-constraint-guarded": {
    group: "idempotent",
    severity: "warning",
    about: "ADD CONSTRAINT, which knows no IF NOT EXISTS.",
    help: "ask pg_constraint in a DO block, or drop it IF EXISTS in the same ALTER TABLE",
    why: "A second run fails: 42710 for CHECK and FOREIGN KEY, 42P07 for UNIQUE and EXCLUDE, 42P16 for a primary key.",
    safe: "ALTER TABLE orders\n  DROP CONSTRAINT IF EXISTS orders_total_check,\n  ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
    peers: robust,
    measured: "rerun",
  },
  "unnamed-constraint": {
    group: "idempotent",
    severity: "warning",
    about: "ADD CONSTRAINT without a name.",
    help: "give it a name",
    why: "A second run adds a second constraint, without an error; and a later migration cannot name it.",
    safe: "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
    measured: "rerun",
  },
  "index-name": {
    group: "idempotent",
    severity: "warning",
    about: "CREATE INDEX without a name.",
    help: "give it a name, and write IF NOT EXISTS",
    why: "A second run builds a second index, without an error.",
    safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);",
    measured: "rerun",
  },
  "constraint-index-name": {
    group: "idempotent",
    severity: "warning",
    about: "ADD CONSTRAINT … USING INDEX under another name than the index has.",
    help: "give the constraint the name of the index",
    why: "The index is renamed, so that a second run of CREATE INDEX … IF NOT EXISTS builds another one.",
    safe: "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;",
  },
  "alter-guarded": {
    group: "idempotent",
    severity: "warning",
    about:
      "An ALTER that fails when it runs again: ADD IDENTITY, ATTACH and DETACH PARTITION, INHERIT, ADD ATTRIBUTE, a constraint of a domain, ADD TABLE to a publication, ADD VALUE without IF NOT EXISTS.",
    help: "ask the catalog in a DO block; ADD VALUE takes IF NOT EXISTS, a publication SET TABLE",
    why: "A second run fails with 55000, 42809, 42P07, 42701 or 42710.",
    safe: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';",
    measured: "rerun",
  },
  "insert-guarded": {
    group: "idempotent",
    severity: "warning",
    about: "INSERT without ON CONFLICT or a condition.",
    help: "write ON CONFLICT DO NOTHING, or INSERT … SELECT … WHERE NOT EXISTS",
    why: "A second run fails with 23505, or adds the same rows again where no key forbids it.",
    safe: "INSERT INTO countries (code, name) VALUES ('DE', 'Germany') ON CONFLICT (code) DO NOTHING;",
    measured: "rerun",
  },
  "repeated-change": {
    group: "idempotent",
    severity: "warning",
    about:
      "UPDATE of a column from itself (x = x + 1), a USING expression that changes values, ALTER SEQUENCE RESTART.",
    help: "add a condition that is false once it is done",
    why: "A second run raises no error and changes the values again.",
    safe: "UPDATE orders SET total_cents = total * 100 WHERE total_cents IS NULL;",
    measured: "rerun",
  },
} as const satisfies Record<string, ReviewRule>;
