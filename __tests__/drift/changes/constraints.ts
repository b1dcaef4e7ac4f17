import type { Change } from "./change.js";

/** Keys, checks, exclusions. */
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
    name: "a virtual column is stored from now on",
    since: 18,
    sql: "ALTER TABLE shop.users DROP doubled, ADD doubled int GENERATED ALWAYS AS (length(name) * 2) STORED",
    expected: "structural changed column shop.users.doubled: generated",
  },
];
