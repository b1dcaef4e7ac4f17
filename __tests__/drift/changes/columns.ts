import type { Change } from "./change.js";

/** Columns, identity, generated columns. */
export const columnChanges: readonly Change[] = [
  {
    name: "the sequence of an identity gets a comment",
    sql: "COMMENT ON SEQUENCE shop.users_id_seq IS 'x'",
    expected: "cosmetic changed column shop.users.id: sequence_comment",
  },
  {
    name: "a column is added",
    sql: "ALTER TABLE shop.users ADD nick text",
    expected: "structural unexpected column shop.users.nick",
  },
  {
    name: "a column is dropped, which moves those behind it",
    sql: "ALTER TABLE shop.scratch DROP c",
    expected: "structural missing column shop.scratch.c",
  },
  {
    name: "a column with an index is dropped",
    sql: "ALTER TABLE shop.orders DROP note",
    until: 14,
    expected: [
      "structural missing column shop.orders.note",
      "structural missing index shop.orders_hash_idx",
      "structural missing index shop.orders_note_idx",
      "operational missing statistics shop.orders_stats",
    ],
  },
  {
    name: "a column is renamed",
    sql: "ALTER TABLE shop.scratch RENAME c TO z",
    expected: ["structural missing column shop.scratch.c", "structural unexpected column shop.scratch.z"],
  },
  {
    name: "a column is dropped and added again, at the end",
    sql: "ALTER TABLE shop.scratch DROP a, ADD a int",
    expected: "cosmetic changed column shop.scratch.a: position",
  },
  {
    name: "a serial column is added",
    sql: "ALTER TABLE shop.scratch ADD n serial",
    expected: "structural unexpected column shop.scratch.n",
  },
  {
    name: "an identity column is added",
    sql: "ALTER TABLE shop.scratch ADD n bigint GENERATED ALWAYS AS IDENTITY",
    expected: "structural unexpected column shop.scratch.n",
  },
  {
    name: "a serial column is dropped with its sequence",
    sql: "ALTER TABLE shop.orders DROP id CASCADE",
    until: 14,
    expected: [
      "structural missing column shop.orders.id",
      "structural missing constraint shop.orders.orders_pkey",
      "structural missing index shop.orders_brin_idx",
    ],
  },
  {
    name: "a type changes",
    sql: "ALTER TABLE shop.orders ALTER place TYPE bigint",
    expected: ["structural changed column shop.orders.place: type"],
  },
  {
    name: "a length changes",
    sql: "ALTER TABLE shop.cats ALTER name TYPE varchar(20)",
    expected: "structural changed column shop.cats.name: type",
  },
  {
    name: "a type gets a precision",
    sql: "ALTER TABLE shop.scratch ALTER a TYPE numeric(12,3)",
    expected: "structural changed column shop.scratch.a: type",
  },
  {
    name: "a default is set",
    sql: "ALTER TABLE shop.orders ALTER place SET DEFAULT 7",
    expected: "structural changed column shop.orders.place: default",
  },
  {
    name: "a default changes",
    sql: "ALTER TABLE shop.users ALTER name SET DEFAULT 'somebody'",
    expected: "structural changed column shop.users.name: default",
  },
  {
    name: "a default is dropped",
    sql: "ALTER TABLE shop.users ALTER created_at DROP DEFAULT",
    expected: "structural changed column shop.users.created_at: default",
  },
  {
    name: "NOT NULL is set",
    sql: "ALTER TABLE shop.orders ALTER place SET NOT NULL",
    expected: "structural changed column shop.orders.place: not_null",
  },
  {
    name: "NOT NULL is dropped",
    sql: "ALTER TABLE shop.users ALTER created_at DROP NOT NULL",
    expected: "structural changed column shop.users.created_at: not_null",
  },
  {
    name: "NOT NULL gets a name",
    since: 18,
    sql: "ALTER TABLE shop.users RENAME CONSTRAINT users_created_at_not_null TO given",
    expected: "cosmetic changed column shop.users.created_at: not_null_name",
  },
  {
    name: "NOT NULL is validated",
    since: 18,
    sql: "ALTER TABLE shop.orders VALIDATE CONSTRAINT code_given",
    expected: "structural changed column shop.orders.code: not_null",
  },
  {
    name: "NOT NULL is commented",
    since: 18,
    sql: "COMMENT ON CONSTRAINT users_created_at_not_null ON shop.users IS 'x'",
    expected: "cosmetic changed column shop.users.created_at: not_null_comment",
  },
  {
    name: "a collation changes",
    sql: `ALTER TABLE shop.accounts ALTER secret TYPE text COLLATE "C"`,
    expected: "structural changed column shop.accounts.secret: collation",
  },
  {
    name: "a storage mode changes",
    sql: "ALTER TABLE shop.users ALTER settings SET STORAGE MAIN",
    expected: "operational changed column shop.users.settings: storage",
  },
  {
    name: "a compression changes",
    sql: "ALTER TABLE shop.users ALTER tags SET COMPRESSION DEFAULT",
    expected: "operational changed column shop.users.tags: compression",
  },
  {
    name: "a statistics target changes",
    sql: "ALTER TABLE shop.users ALTER name SET STATISTICS 100",
    expected: "operational changed column shop.users.name: statistics",
  },
  {
    name: "a statistics target of zero is one",
    sql: "ALTER TABLE shop.users ALTER mood SET STATISTICS 0",
    expected: "operational changed column shop.users.mood: statistics",
  },
  {
    name: "an option changes",
    sql: "ALTER TABLE shop.users ALTER email SET (n_distinct = -1)",
    expected: "operational changed column shop.users.email: options",
  },
  {
    name: "a column is granted",
    sql: "GRANT UPDATE (email) ON shop.users TO drift_reader",
    expected: "security changed column shop.users.email: privileges",
  },
  {
    name: "a grant on a column is revoked",
    sql: "REVOKE UPDATE (name) ON shop.users FROM drift_writer",
    expected: "security changed column shop.users.name: privileges",
  },
  {
    name: "a column's comment is edited",
    sql: "COMMENT ON COLUMN shop.users.name IS 'other'",
    expected: "cosmetic changed column shop.users.name: comment",
  },
  {
    name: "identity becomes BY DEFAULT",
    sql: "ALTER TABLE shop.users ALTER id SET GENERATED BY DEFAULT",
    expected: "structural changed column shop.users.id: identity_options",
  },
  {
    name: "identity gets another increment",
    sql: "ALTER TABLE shop.users ALTER id SET INCREMENT BY 5",
    expected: "structural changed column shop.users.id: identity_options",
  },
  {
    name: "identity is dropped",
    sql: "ALTER TABLE shop.orders ALTER number DROP IDENTITY",
    expected: "structural changed column shop.orders.number: identity_options, identity_sequence",
  },
  {
    name: "identity is added",
    sql: "ALTER TABLE shop.accounts ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
    expected: "structural changed column shop.accounts.id: identity_options, identity_sequence",
  },
  {
    name: "the sequence of an identity column is granted",
    sql: "GRANT SELECT ON SEQUENCE shop.orders_number_seq TO drift_reader",
    expected: "security changed column shop.orders.number: sequence_privileges",
  },
  {
    name: "the sequence of an identity column is renamed",
    sql: "ALTER SEQUENCE shop.orders_number_seq RENAME TO numbering",
    expected: "cosmetic changed column shop.orders.number: identity_sequence",
  },
  {
    name: "a generated column becomes an ordinary one",
    sql: "ALTER TABLE shop.users ALTER upper_name DROP EXPRESSION",
    expected: "structural changed column shop.users.upper_name: generated",
  },
  {
    name: "a generated column gets another expression",
    sql: "ALTER TABLE shop.users DROP upper_name, ADD upper_name text GENERATED ALWAYS AS (lower(name)) STORED",
    expected: ["structural changed column shop.users.upper_name: generated, position"],
  },
  {
    name: "a virtual column gets another expression",
    since: 18,
    sql: "ALTER TABLE shop.users DROP doubled, ADD doubled int GENERATED ALWAYS AS (length(name) * 3) VIRTUAL",
    expected: "structural changed column shop.users.doubled: generated",
  },
  {
    name: "a view's column gets a default",
    sql: "ALTER VIEW shop.happy ALTER name SET DEFAULT 'x'",
    expected: "structural changed column shop.happy.name: default",
  },
  {
    name: "a view's column is commented",
    sql: "COMMENT ON COLUMN shop.totals.total IS 'sum'",
    expected: "cosmetic changed column shop.totals.total: comment",
  },
  {
    name: "a view's column is granted",
    sql: "GRANT SELECT (id) ON shop.totals TO drift_reader",
    expected: "security changed column shop.totals.id: privileges",
  },
  {
    name: "a type changes, and the view over it is created again",
    sql: "DROP VIEW shop.plainly; ALTER TABLE shop.plain ALTER a TYPE bigint; CREATE VIEW shop.plainly AS SELECT p.a, p.b FROM shop.plain p CROSS JOIN (VALUES (1)) AS v (x)",
    expected: "structural changed column shop.plain.a: type",
  },
  {
    name: "an ordinary column gets an option",
    sql: "ALTER TABLE shop.plain ALTER b SET (n_distinct = 5)",
    expected: "operational changed column shop.plain.b: options",
  },
  {
    name: "an ordinary column is granted",
    sql: "GRANT SELECT (b) ON shop.plain TO drift_reader",
    expected: "security changed column shop.plain.b: privileges",
  },
  {
    name: "an ordinary column is commented",
    sql: "COMMENT ON COLUMN shop.plain.b IS 'x'",
    expected: "cosmetic changed column shop.plain.b: comment",
  },
  {
    name: "an ordinary column is compressed",
    sql: "ALTER TABLE shop.plain ALTER b SET COMPRESSION pglz",
    expected: "operational changed column shop.plain.b: compression",
  },
];
