import type { Change } from "./change.js";

/** Indexes, statistics. */
export const indexChanges: readonly Change[] = [
  {
    name: "an index is created",
    sql: "CREATE INDEX extra_idx ON shop.users (age)",
    expected: "structural unexpected index shop.extra_idx",
  },
  {
    name: "an index is dropped",
    sql: "DROP INDEX shop.users_lower_idx",
    expected: "structural missing index shop.users_lower_idx",
  },
  {
    name: "an index is renamed",
    sql: "ALTER INDEX shop.users_lower_idx RENAME TO lower_idx",
    expected: ["structural missing index shop.users_lower_idx", "structural unexpected index shop.lower_idx"],
  },
  {
    name: "an index becomes unique",
    sql: 'DROP INDEX shop.orders_note_idx; CREATE UNIQUE INDEX orders_note_idx ON shop.orders (note COLLATE "C" text_pattern_ops)',
    expected: "structural changed index shop.orders_note_idx: definition",
  },
  {
    name: "an index gets another order",
    sql: "DROP INDEX shop.users_recent_idx; CREATE INDEX users_recent_idx ON shop.users (created_at DESC) WHERE mood = 'happy'",
    expected: "structural changed index shop.users_recent_idx: definition",
  },
  {
    name: "an index gets another predicate",
    sql: "DROP INDEX shop.users_recent_idx; CREATE INDEX users_recent_idx ON shop.users (created_at) WHERE mood = 'sad'",
    expected: "structural changed index shop.users_recent_idx: definition",
  },
  {
    name: "an index gets another expression",
    sql: "DROP INDEX shop.users_lower_idx; CREATE INDEX users_lower_idx ON shop.users (lower(name), (age + 2)); ALTER INDEX shop.users_lower_idx ALTER COLUMN 2 SET STATISTICS 300",
    expected: "structural changed index shop.users_lower_idx: definition",
  },
  {
    name: "an index includes other columns",
    sql: "DROP INDEX shop.users_pair_idx; CREATE UNIQUE INDEX users_pair_idx ON shop.users (name, email) INCLUDE (mood)",
    expected: "structural changed index shop.users_pair_idx: definition",
  },
  {
    name: "an index gets another operator class",
    sql: "DROP INDEX shop.users_settings_idx; CREATE INDEX users_settings_idx ON shop.users USING gin (settings) WITH (fastupdate = off)",
    expected: "structural changed index shop.users_settings_idx: definition",
  },
  {
    name: "an index gets another method",
    sql: "DROP INDEX shop.orders_hash_idx; CREATE INDEX orders_hash_idx ON shop.orders (note)",
    expected: "structural changed index shop.orders_hash_idx: definition",
  },
  {
    name: "an index loses one option and gets another",
    sql: "ALTER INDEX shop.users_settings_idx RESET (fastupdate); ALTER INDEX shop.users_settings_idx SET (gin_pending_list_limit = 128)",
    expected: "structural changed index shop.users_settings_idx: definition",
  },
  {
    name: "an index gets an option",
    sql: "ALTER INDEX shop.users_recent_idx SET (fillfactor = 60)",
    expected: "structural changed index shop.users_recent_idx: definition",
  },
  {
    name: "a table is clustered on another index",
    sql: "ALTER TABLE shop.users CLUSTER ON users_pair_idx",
    expected: [
      "operational changed index shop.users_name_idx: clustered",
      "operational changed index shop.users_pair_idx: clustered",
    ],
  },
  {
    name: "a table is no longer clustered",
    sql: "ALTER TABLE shop.users SET WITHOUT CLUSTER",
    expected: "operational changed index shop.users_name_idx: clustered",
  },
  {
    name: "a partition is clustered on its copy of the index",
    sql: "ALTER TABLE shop.events_2024 CLUSTER ON events_2024_kind_idx",
    expected: "operational changed index shop.events_2024_kind_idx: clustered",
  },
  {
    name: "an index gets statistics",
    sql: "ALTER INDEX shop.users_lower_idx ALTER COLUMN 1 SET STATISTICS 50",
    expected: "operational changed index shop.users_lower_idx: statistics",
  },
  {
    name: "an index is commented",
    sql: "COMMENT ON INDEX shop.users_lower_idx IS 'x'",
    expected: "cosmetic changed index shop.users_lower_idx: comment",
  },
  {
    name: "an index of a materialized view is dropped",
    sql: "DROP INDEX shop.report_mood_idx",
    expected: "structural missing index shop.report_mood_idx",
  },
  {
    name: "an index of a partitioned table is dropped",
    sql: "DROP INDEX shop.events_kind_idx",
    expected: "structural missing index shop.events_kind_idx",
  },
  {
    name: "an index of a partitioned table is created",
    sql: "CREATE INDEX extra_idx ON shop.events (user_id, kind)",
    expected: "structural unexpected index shop.extra_idx",
  },
  {
    name: "a partition gets an index of its own",
    sql: "CREATE INDEX extra_idx ON shop.events_2024 (kind, user_id)",
    expected: "structural unexpected index shop.extra_idx",
  },
  {
    name: "the last partition's index is attached, and the whole becomes valid",
    sql: "CREATE INDEX a ON shop.events_2024 (user_id); CREATE INDEX b ON shop.events_2025 (user_id); CREATE INDEX c ON shop.events_rest (user_id); ALTER INDEX shop.events_only_idx ATTACH PARTITION shop.a; ALTER INDEX shop.events_only_idx ATTACH PARTITION shop.b; ALTER INDEX shop.events_only_idx ATTACH PARTITION shop.c",
    expected: "operational changed index shop.events_only_idx: state",
  },
  {
    name: "an index fails to be built and stays, INVALID",
    alone: true,
    sql: "INSERT INTO shop.cats VALUES ('a'), ('a');\nCREATE UNIQUE INDEX CONCURRENTLY broken_idx ON shop.cats (name)",
    expected: "structural unexpected index shop.broken_idx",
  },
  {
    name: "an index becomes INVALID",
    alone: true,
    sql: "INSERT INTO shop.cats VALUES ('a', 1), ('a', 2);\nCREATE INDEX cats_idx ON shop.cats (name);\nUPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shop.users_recent_idx'::regclass",
    expected: ["structural unexpected index shop.cats_idx", "operational changed index shop.users_recent_idx: state"],
  },
  {
    name: "a partition is detached concurrently",
    alone: true,
    sql: "ALTER TABLE shop.colours DETACH PARTITION shop.warm_colours CONCURRENTLY",
    expected: [
      "structural changed table shop.warm_colours: parents, partition_bound",
      "structural unexpected constraint shop.warm_colours.warm_colours_name_check",
    ],
  },
  {
    name: "an index of a partitioned table is made for one partition alone",
    sql: `CREATE INDEX half ON ONLY shop.events (kind); CREATE INDEX half_2024 ON shop.events_2024 (kind);
      ALTER INDEX shop.half ATTACH PARTITION shop.half_2024`,
    expected: "structural unexpected index shop.half",
  },
  {
    name: "statistics are created",
    sql: "CREATE STATISTICS shop.extra ON age, mood FROM shop.users",
    expected: "operational unexpected statistics shop.extra",
  },
  {
    name: "statistics are dropped",
    sql: "DROP STATISTICS shop.orders_stats",
    expected: "operational missing statistics shop.orders_stats",
  },
  {
    name: "statistics are of another kind",
    sql: "DROP STATISTICS shop.orders_stats; CREATE STATISTICS shop.orders_stats ON (amount * 3), (lower(note)) FROM shop.orders",
    expected: "operational changed statistics shop.orders_stats: definition",
  },
  {
    name: "statistics get another target",
    sql: "ALTER STATISTICS shop.users_stats SET STATISTICS 10",
    expected: "operational changed statistics shop.users_stats: statistics",
  },
  {
    name: "a deferrable unique constraint alone is silently off",
    sql: "ALTER TABLE shop.plain ADD CONSTRAINT once UNIQUE (a) DEFERRABLE; ALTER TABLE shop.plain DISABLE TRIGGER ALL",
    expected: [
      "structural unexpected constraint shop.plain.once",
      "security changed table shop.plain: constraints_checked",
    ],
  },
];
