import type { Change } from "./change.js";

/** Partitions, and tables that become something else. */
export const partitionChanges: readonly Change[] = [
  {
    name: "a partition is created",
    sql: "CREATE TABLE shop.events_2027 PARTITION OF shop.events FOR VALUES FROM ('2027-01-01Z') TO ('2028-01-01Z')",
    expected: "cosmetic unexpected table shop.events_2027",
  },
  {
    name: "a partition that is a foreign table is created",
    sql: "ALTER TABLE shop.colours ADD CONSTRAINT short CHECK (length(name) < 9); CREATE FOREIGN TABLE shop.cold_colours PARTITION OF shop.colours FOR VALUES IN ('blue') SERVER far OPTIONS (table_name 'cold')",
    expected: [
      "cosmetic unexpected foreign table shop.cold_colours",
      "structural unexpected constraint shop.colours.short",
    ],
  },
  {
    name: "a partition is dropped",
    sql: "DROP TABLE shop.warm_colours",
    expected: "structural missing table shop.warm_colours",
  },
  {
    name: "a partition is detached",
    sql: "ALTER TABLE shop.warm_colours ADD CONSTRAINT x CHECK (name <> ''); ALTER TABLE shop.colours DETACH PARTITION shop.warm_colours",
    expected: [
      "structural unexpected constraint shop.warm_colours.x",
      "structural changed table shop.warm_colours: parents, partition_bound",
    ],
  },
  {
    name: "an index that a partition has from its parent gets an option",
    sql: "ALTER INDEX shop.events_2024_kind_idx SET (fillfactor = 60)",
    expected: "structural changed index shop.events_2024_kind_idx: definition",
  },
  {
    name: "an index of a partitioned table gets an option, and its partitions' with it",
    sql: "DROP INDEX shop.events_kind_idx; CREATE INDEX events_kind_idx ON shop.events (kind) WITH (fillfactor = 60)",
    expected: "structural changed index shop.events_kind_idx: definition",
  },
  {
    name: "a partition with keys, indexes and triggers is detached",
    sql: "DROP TABLE shop.event_notes; ALTER TABLE shop.events DETACH PARTITION shop.events_2024",
    expected: [
      "structural missing table shop.event_notes",
      "structural changed table shop.events_2024: parents, partition_bound",
    ],
  },
  {
    name: "a table is attached as a partition",
    sql: "ALTER TABLE shop.events ATTACH PARTITION shop.events_2026 FOR VALUES FROM ('2026-01-01Z') TO ('2027-01-01Z')",
    expected: "structural changed table shop.events_2026: parents, partition_bound",
  },
  {
    name: "a partition gets another bound",
    sql: "ALTER TABLE shop.colours DETACH PARTITION shop.warm_colours; ALTER TABLE shop.colours ATTACH PARTITION shop.warm_colours FOR VALUES IN ('red')",
    expected: "structural changed table shop.warm_colours: partition_bound",
  },
  {
    name: "a column is added to a partitioned table",
    sql: "ALTER TABLE shop.events ADD note text",
    expected: "structural unexpected column shop.events.note",
  },
  {
    name: "a partition gets a default of its own",
    sql: "ALTER TABLE shop.events_2024 ALTER kind SET DEFAULT 'old'",
    expected: "structural changed column shop.events_2024.kind: default",
  },
  {
    name: "a column of a partitioned table becomes NOT NULL, and is told once",
    sql: "ALTER TABLE shop.events ALTER user_id SET NOT NULL",
    expected: "structural changed column shop.events.user_id: not_null",
  },
  {
    name: "a partition gets a NOT NULL of its own",
    sql: "ALTER TABLE shop.events_2024 ALTER kind SET NOT NULL",
    expected: "structural changed column shop.events_2024.kind: not_null",
  },
  {
    name: "a partitioned table is created with partitions",
    sql: "CREATE TABLE shop.years (y int) PARTITION BY LIST (y); CREATE TABLE shop.year_1 PARTITION OF shop.years FOR VALUES IN (1) PARTITION BY LIST (y); CREATE TABLE shop.year_1_1 PARTITION OF shop.year_1 FOR VALUES IN (1)",
    expected: "structural unexpected partitioned table shop.years",
  },
  {
    name: "a table becomes partitioned by another key",
    sql: "DROP TABLE shop.hashed; CREATE TABLE shop.hashed (id int) PARTITION BY RANGE (id)",
    expected: [
      "structural changed partitioned table shop.hashed: partition_key",
      "structural missing table shop.hashed_0",
    ],
  },
  {
    name: "a table becomes a partitioned one",
    sql: "DROP TABLE shop.cats; CREATE TABLE shop.cats (name text NOT NULL, legs int DEFAULT 4) PARTITION BY LIST (name)",
    expected: ["structural unexpected partitioned table shop.cats", "structural missing table shop.cats"],
  },
  {
    name: "a table becomes a view",
    sql: "DROP TABLE shop.cats; CREATE VIEW shop.cats AS SELECT 1 AS legs",
    expected: ["structural missing table shop.cats", "structural unexpected view shop.cats"],
  },
  {
    name: "a table with an odd name is dropped",
    sql: `DROP TABLE "Odd.Schema ""x"""."Ta.ble (1)" CASCADE`,
    expected: [
      `structural missing table "Odd.Schema ""x"""."Ta.ble (1)"`,
      `structural missing view "Odd.Schema ""x"""."Vi.ew"`,
    ],
  },
];
