import type { Change } from "./change.js";

/** Constraints, indexes, statistics. */
export const constraintChanges: readonly Change[] = [
  {
    name: "a primary key is dropped",
    sql: "ALTER TABLE shop.cache DROP CONSTRAINT cache_pkey",
    until: 17,
    expected: "structural missing constraint shop.cache.cache_pkey",
  },
  {
    name: "a primary key is added",
    sql: "ALTER TABLE shop.cats ADD CONSTRAINT cats_pkey PRIMARY KEY (name)",
    expected: "structural unexpected constraint shop.cats.cats_pkey",
  },
  {
    name: "a primary key gets another column",
    sql: "ALTER TABLE shop.event_notes ADD CONSTRAINT k PRIMARY KEY (event)",
    expected: [
      "structural changed column shop.event_notes.event: not_null",
      "structural unexpected constraint shop.event_notes.k",
    ],
  },
  {
    name: "a unique constraint is dropped",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_email_key",
    expected: "structural missing constraint shop.users.users_email_key",
  },
  {
    name: "a unique constraint is added",
    sql: "ALTER TABLE shop.orders ADD CONSTRAINT one_number UNIQUE (number)",
    expected: "structural unexpected constraint shop.orders.one_number",
  },
  {
    name: "a unique constraint becomes another",
    sql: "ALTER TABLE shop.orders DROP CONSTRAINT orders_code_key, ADD CONSTRAINT orders_code_key UNIQUE (code)",
    expected: "structural changed constraint shop.orders.orders_code_key: definition",
  },
  {
    name: "a unique constraint treats nulls as equal",
    since: 15,
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_email_key, ADD CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT (email); COMMENT ON INDEX shop.users_email_key IS 'behind the constraint'",
    expected: "structural changed constraint shop.users.users_email_key: definition",
  },
  {
    name: "a constraint is renamed",
    sql: "ALTER TABLE shop.users RENAME CONSTRAINT users_email_key TO one_email",
    expected: [
      "structural missing constraint shop.users.users_email_key",
      "structural unexpected constraint shop.users.one_email",
    ],
  },
  {
    name: "a foreign key is dropped",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_referrer_fkey",
    expected: "structural missing constraint shop.users.users_referrer_fkey",
  },
  {
    name: "a foreign key is added",
    sql: "ALTER TABLE shop.orders ADD CONSTRAINT other FOREIGN KEY (number) REFERENCES shop.users NOT VALID",
    expected: "structural unexpected constraint shop.orders.other",
  },
  {
    name: "a foreign key acts otherwise",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_referrer_fkey, ADD CONSTRAINT users_referrer_fkey FOREIGN KEY (referrer) REFERENCES shop.users ON DELETE CASCADE",
    expected: "structural changed constraint shop.users.users_referrer_fkey: definition",
  },
  {
    name: "a foreign key is deferred otherwise",
    sql: "ALTER TABLE shop.orders ALTER CONSTRAINT orders_user_id_fkey NOT DEFERRABLE",
    expected: "structural changed constraint shop.orders.orders_user_id_fkey: definition",
  },
  {
    name: "a foreign key of a partitioned table is added",
    sql: "ALTER TABLE shop.events ADD CONSTRAINT again FOREIGN KEY (user_id) REFERENCES shop.users",
    expected: "structural unexpected constraint shop.events.again",
  },
  {
    name: "a foreign key to a partitioned table is dropped",
    sql: "ALTER TABLE shop.event_notes DROP CONSTRAINT event_notes_fkey",
    expected: "structural missing constraint shop.event_notes.event_notes_fkey",
  },
  {
    name: "a foreign key is no longer enforced",
    since: 18,
    sql: "ALTER TABLE shop.users ALTER CONSTRAINT users_referrer_fkey NOT ENFORCED",
    expected: "structural changed constraint shop.users.users_referrer_fkey: definition, not_valid",
  },
  {
    name: "foreign keys are silently off",
    sql: "ALTER TABLE shop.event_notes DISABLE TRIGGER ALL",
    expected: "security changed table shop.event_notes: constraints_checked",
  },
  {
    name: "foreign keys are silently off where they point to",
    sql: "CREATE TABLE public.a (id int PRIMARY KEY); ALTER TABLE shop.accounts DISABLE TRIGGER ALL; ALTER TABLE shop.users DISABLE TRIGGER ALL",
    expected: [
      "structural unexpected table public.a",
      "security changed table shop.users: constraints_checked",
      "security changed trigger shop.users.users_always: firing",
      "security changed trigger shop.users.users_checked: firing",
      "security changed trigger shop.users.users_log: firing",
      "security changed trigger shop.users.users_touch: firing",
    ],
  },
  {
    name: "a deferrable unique constraint is silently off",
    sql: "ALTER TABLE shop.orders DISABLE TRIGGER ALL",
    expected: "security changed table shop.orders: constraints_checked",
  },
  {
    name: "foreign keys of a partitioned table are silently off",
    since: 15,
    sql: "ALTER TABLE shop.events DISABLE TRIGGER ALL",
    expected: [
      "security changed partitioned table shop.events: constraints_checked",
      "security changed trigger shop.events.events_touch: firing",
    ],
  },
  {
    name: "all triggers of a partitioned table are off, which 14 keeps from its foreign keys",
    until: 14,
    sql: "ALTER TABLE shop.events DISABLE TRIGGER ALL",
    expected: "security changed trigger shop.events.events_touch: firing",
  },
  {
    name: "foreign keys of one partition are silently off",
    sql: "ALTER TABLE shop.events_2024 DISABLE TRIGGER ALL",
    expected: [
      "security changed table shop.events_2024: constraints_checked",
      "security changed trigger shop.events_2024.events_touch: firing",
    ],
  },
  {
    name: "a check is dropped",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_name_check",
    expected: "structural missing constraint shop.users.users_name_check",
  },
  {
    name: "a check is another",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_name_check, ADD CONSTRAINT users_name_check CHECK (length(name) > 2); COMMENT ON CONSTRAINT users_name_check ON shop.users IS 'not a letter'",
    expected: "structural changed constraint shop.users.users_name_check: definition",
  },
  {
    name: "a check is validated",
    sql: "ALTER TABLE shop.users VALIDATE CONSTRAINT users_age_check",
    expected: "structural changed constraint shop.users.users_age_check: not_valid",
  },
  {
    name: "a check is inherited from now on",
    sql: "ALTER TABLE shop.accounts DROP CONSTRAINT accounts_balance_check, ADD CONSTRAINT accounts_balance_check CHECK (balance >= 0)",
    expected: "structural changed constraint shop.accounts.accounts_balance_check: definition",
  },
  {
    name: "a check of a partitioned table is dropped",
    sql: "ALTER TABLE shop.events DROP CONSTRAINT events_kind_check",
    expected: "structural missing constraint shop.events.events_kind_check",
  },
  {
    name: "an exclusion constraint is dropped",
    sql: "ALTER TABLE shop.orders DROP CONSTRAINT orders_overlap",
    expected: "structural missing constraint shop.orders.orders_overlap",
  },
  {
    name: "an exclusion constraint is another",
    sql: "ALTER TABLE shop.orders DROP CONSTRAINT orders_overlap, ADD CONSTRAINT orders_overlap EXCLUDE USING gist (during WITH &&) WHERE (place > 3)",
    expected: "structural changed constraint shop.orders.orders_overlap: definition",
  },
  {
    name: "a constraint is commented",
    sql: "COMMENT ON CONSTRAINT orders_overlap ON shop.orders IS 'x'",
    expected: "cosmetic changed constraint shop.orders.orders_overlap: comment",
  },
  {
    name: "the index of a constraint is commented",
    sql: "COMMENT ON INDEX shop.users_email_key IS 'x'",
    expected: "cosmetic changed constraint shop.users.users_email_key: index_comment",
  },
  {
    name: "the index of a constraint gets an option",
    sql: "ALTER INDEX shop.users_pkey SET (fillfactor = 50)",
    expected: "operational changed constraint shop.users.users_pkey: index_options",
  },
  {
    name: "a table is clustered on its primary key",
    sql: "ALTER TABLE shop.orders CLUSTER ON orders_pkey",
    expected: "operational changed constraint shop.orders.orders_pkey: clustered",
  },
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
