/** The same for what else a file holds: its other statements, and what decides whether they run. */
export const casesOfFiles: readonly (readonly [string, ...string[]])[] = [
  // A statement that changes what it demands something of.
  [
    "ALTER TABLE users ALTER email TYPE varchar(99) USING coalesce(email, ''), ALTER email SET NOT NULL",
    "not-looked-up USING gives the values",
    "not-looked-up the statement itself changes these rows",
  ],
  ["ALTER TABLE users ALTER email TYPE varchar(99), ALTER email SET NOT NULL", "none", "offending"],
  [
    "ALTER TABLE users ALTER twin TYPE varchar(1), ADD UNIQUE (twin)",
    "none",
    "not-looked-up the statement itself changes these rows",
  ],
  ["ALTER TABLE users ALTER nick TYPE text, ADD UNIQUE (twin)", "offending"],
  [
    "ALTER TABLE users DROP COLUMN email, ADD COLUMN email text DEFAULT '', ADD CHECK (email IS NOT NULL)",
    "not-looked-up the statement itself changes these rows",
  ],
  // What decides whether a statement runs.
  [
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'u') THEN ALTER TABLE users ADD CONSTRAINT u UNIQUE (twin); END IF; END $$",
    "offending",
  ],
  [
    "DO $$ BEGIN IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'users') THEN ALTER TABLE users ALTER email SET NOT NULL; END IF; END $$",
    "offending",
  ],
  [
    "DO $$ BEGIN ALTER TABLE users ADD CONSTRAINT u UNIQUE (twin); EXCEPTION WHEN duplicate_object OR duplicate_table THEN NULL; END $$",
    "offending",
  ],
  [
    "DO $$ BEGIN ALTER TABLE users ADD CONSTRAINT u UNIQUE (twin); EXCEPTION WHEN unique_violation THEN NULL; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  [
    "DO $$ BEGIN ALTER TABLE users ADD CONSTRAINT u UNIQUE (twin); EXCEPTION WHEN duplicate_object THEN NULL; WHEN others THEN NULL; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  [
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM users WHERE email IS NULL) THEN ALTER TABLE users ALTER email SET NOT NULL; END IF; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  [
    "DO $$ BEGIN IF current_setting('server_version_num')::int < 100000 THEN ALTER TABLE users ALTER email SET NOT NULL; END IF; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  ...["false", "current_schema() = 'nowhere'", "(SELECT count(*) FROM users) > 9"].map(
    (condition): [string, string] => [
      `DO $$ BEGIN IF ${condition} THEN ALTER TABLE users ALTER email SET NOT NULL; END IF; END $$`,
      "not-looked-up whether it runs is decided when it runs",
    ],
  ),
  [
    "DO $$ BEGIN IF EXISTS (SELECT FROM pg_class) AND random() < 0 THEN ALTER TABLE users ALTER email SET NOT NULL; END IF; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  [
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM users) THEN RETURN; END IF; ALTER TABLE users ALTER email SET NOT NULL; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  [
    "DO $$ BEGIN IF to_regclass('nowhere') IS NOT NULL THEN RETURN; END IF; ALTER TABLE users ALTER email SET NOT NULL; END $$",
    "offending",
  ],
  [
    "DO $$ BEGIN FOR i IN 1..0 LOOP ALTER TABLE users ALTER email SET NOT NULL; END LOOP; END $$",
    "not-looked-up whether it runs is decided when it runs",
  ],
  // What runs before a statement may put the rows right.
  ...[
    "DO $$ BEGIN UPDATE users SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL; END $$",
    "UPDATE addresses SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL",
    "CREATE VIEW v AS SELECT * FROM users; UPDATE v SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL",
    "UPDATE spreading SET id = 2; ALTER TABLE users ALTER email SET NOT NULL",
    "CREATE TRIGGER t AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION spread(); UPDATE orders SET id = id; ALTER TABLE users ALTER email SET NOT NULL",
    "UPDATE handing SET id = 2; ALTER TABLE users ALTER email SET NOT NULL",
    "UPDATE events SET kind = 'x'; ALTER TABLE events_2 ALTER kind SET NOT NULL",
    "UPDATE events_2 SET kind = 'x'; ALTER TABLE events ALTER kind SET NOT NULL",
    "UPDATE events_1 SET kind = NULL; ALTER TABLE events_2 ALTER kind SET NOT NULL",
    "ALTER TABLE users ALTER twin TYPE text; CREATE UNIQUE INDEX ON users (twin)",
    "ALTER TABLE users ALTER twin TYPE text; CREATE UNIQUE INDEX ON users (born) WHERE twin IS NULL",
    ...[
      "MERGE INTO orders o USING users u ON o.id = u.id WHEN MATCHED THEN DO NOTHING",
      "TRUNCATE orders",
      "DROP OWNED BY nobody",
      "EXECUTE fill",
      "ALTER TABLE orders SET SCHEMA other",
      "SET search_path = other",
      "SET LOCAL ROLE nobody",
      "WITH gone AS (DELETE FROM orders RETURNING 1) SELECT 1",
      "SELECT set_config(name, setting, false) FROM pg_settings",
    ].map((first) => `${first}; ALTER TABLE users ALTER email SET NOT NULL`),
    "UPDATE ruled SET id = 2; ALTER TABLE users ALTER email SET NOT NULL",
    "UPDATE split SET at = now(); ALTER TABLE users ALTER email SET NOT NULL",
    "UPDATE stamped SET id = 2; UPDATE spreading SET id = 2; ALTER TABLE users ALTER email SET NOT NULL",
    "ALTER TABLE users DROP COLUMN name; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users",
    "DROP TABLE events_2; ALTER TABLE events ALTER kind SET NOT NULL",
    "CREATE TEMP TABLE users (email text); ALTER TABLE users ALTER email SET NOT NULL",
    "CREATE TEMP TABLE IF NOT EXISTS users (email text); ALTER TABLE users ALTER email SET NOT NULL",
    "CREATE TEMP TABLE users AS SELECT 1 AS email; ALTER TABLE users ALTER email SET NOT NULL",
    "CREATE TABLE events_3 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01'); ALTER TABLE events ALTER kind SET NOT NULL",
    "SELECT set_config('search_path', 'other', false); ALTER TABLE users ALTER email SET NOT NULL",
  ].map((sql): [string, string] => [sql, "not-looked-up a statement before it changes these rows"]),
  ["UPDATE stamped SET id = 2; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["UPDATE orders SET note = initcap(note); ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["UPDATE kept SET id = 2; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "CREATE TRIGGER t AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION spread(); ALTER TABLE orders DROP COLUMN note; ALTER TABLE users ALTER email SET NOT NULL",
    "offending",
  ],
  ["SELECT set_config('search_path', '', false); ALTER TABLE public.users ALTER email SET NOT NULL", "offending"],
  ["DROP TABLE spreading; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "CREATE VIEW v AS SELECT * FROM users; UPDATE orders SET note = ''; ALTER TABLE users ALTER email SET NOT NULL",
    "offending",
  ],
  [
    "UPDATE users SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["UPDATE orders SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "DELETE FROM orders; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "SELECT fill_users(); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["SELECT set_config('a.b', 'c', false), now(); ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "CALL fill_users(); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "DO $$ BEGIN EXECUTE x; END $$; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "WITH u AS (UPDATE users SET email = 'x' RETURNING 1) SELECT 1; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "INSERT INTO users (id) VALUES (99); ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "ALTER TABLE users RENAME TO people; ALTER TABLE other.users SET SCHEMA public; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "DROP TABLE users; CREATE TABLE users (email text); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "SET LOCAL lock_timeout = '1s'; ALTER TABLE users ADD COLUMN z int; ALTER TABLE users ALTER email SET NOT NULL",
    "offending",
  ],
  ["ALTER TABLE users DROP COLUMN nick; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "ALTER TABLE users DROP COLUMN email; ALTER TABLE users ADD email text; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["CREATE TABLE IF NOT EXISTS users (); ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["ALTER TABLE users ALTER email SET NOT NULL; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  // Which of several.
  ["ALTER TABLE users ADD CHECK (born = born); ALTER TABLE users ADD CHECK (email IS NOT NULL)", "none", "offending"],
  [
    "CREATE UNIQUE INDEX ON soft (tenant) WHERE off; CREATE UNIQUE INDEX ON soft (tenant) WHERE gone IS NULL AND off IS NULL",
    "none",
    "offending",
  ],
  [
    "ALTER TABLE couples ADD CONSTRAINT f FOREIGN KEY (small) REFERENCES targets NOT VALID; ALTER TABLE orders ADD CONSTRAINT g CHECK (id = id) NOT VALID, ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT f",
    "offending",
  ],
];
