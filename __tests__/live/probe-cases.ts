/** Each table holds rows that stand in the way of some changes, and none of others. */
export const schema = `
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE users (id int PRIMARY KEY, email text, name varchar(50), nick varchar(5), born date, died date, born_required date NOT NULL DEFAULT '2000-01-01',
  mood mood, twin text, "Odd ""one" int, tag jsonb, short char(10));
INSERT INTO users VALUES (1, 'a@b', 'Dana   ', 'dd', '2000-01-01', NULL, '2000-01-01', 'a', 'x', 1, '{}', 'abc'),
  (2, NULL, 'Alexandra', 'a', '2001-01-01', '1999-01-01', '2000-01-01', 'b', 'x', 1, '{}', 'abcd'), (3, 'c@d', NULL, NULL, '2001-01-01', '2002-01-01', '2000-01-01', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, big_user bigint, email text, note text);
INSERT INTO orders VALUES (1, 1, 1, 'a@b', 'n'), (2, 99, 2, NULL, 'n'), (3, NULL, NULL, NULL, NULL);
CREATE TABLE events (id int, at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events VALUES (1, '2025-05-05', 'x'), (2, '2026-05-05', NULL);
CREATE TABLE empty (id int, a int, b int);
CREATE TABLE postponed (id int, user_id int, a int, b int);
INSERT INTO postponed VALUES (1, 99, 2, 1);
ALTER TABLE postponed ADD CONSTRAINT to_users FOREIGN KEY (user_id) REFERENCES users NOT VALID, ADD CONSTRAINT ordered CHECK (a < b) NOT VALID;
CREATE TABLE guarded (id int); INSERT INTO guarded VALUES (NULL); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE VIEW shown AS SELECT id, email FROM orders;
CREATE DOMAIN filled AS int DEFAULT 1;
CREATE SCHEMA other; CREATE TABLE other.users (id int, email text); INSERT INTO other.users VALUES (1, 'x'), (2, 'x');`;

/** A change, and what the database says about it: `-` for no question at all. */
export const cases: readonly (readonly [string, ...string[]])[] = [
  ["ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["ALTER TABLE users ALTER born SET NOT NULL", "none"],
  ["ALTER TABLE users ALTER born_required SET NOT NULL", "none"],
  ['ALTER TABLE public."users" ALTER "Odd ""one" SET NOT NULL', "offending"],
  ["ALTER TABLE IF EXISTS nowhere ALTER email SET NOT NULL", "-"],
  ["ALTER TABLE users ALTER nothing SET NOT NULL", "not-looked-up its column nothing is not there yet"],
  ["ALTER TABLE users ALTER email SET NOT NULL, ALTER born SET NOT NULL", "offending", "none"],
  ["ALTER TABLE other.users ALTER email SET NOT NULL", "none"],
  ["ALTER TABLE events ALTER kind SET NOT NULL", "offending"],
  ["ALTER TABLE events_1 ALTER kind SET NOT NULL", "none"],
  ["DO $$ BEGIN ALTER TABLE users ALTER email SET NOT NULL; END $$", "offending"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL", "offending"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL DEFAULT 1", "-"],
  ["ALTER TABLE users ADD COLUMN x serial NOT NULL", "-"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL GENERATED ALWAYS AS IDENTITY", "-"],
  ["ALTER TABLE users ADD COLUMN x filled NOT NULL", "not-looked-up its type may bring a default"],
  ["ALTER TABLE users ADD COLUMN IF NOT EXISTS email text NOT NULL", "none"],
  ["ALTER TABLE empty ADD COLUMN x int NOT NULL", "none"],
  ["ALTER TABLE users ADD UNIQUE (email)", "none"],
  ["ALTER TABLE users ADD UNIQUE (twin)", "offending"],
  ["ALTER TABLE users ADD CONSTRAINT users_pkey UNIQUE (twin)", "-"],
  ["ALTER TABLE users ADD UNIQUE (twin, born)", "none"],
  ["ALTER TABLE users ADD UNIQUE (tag)", "offending"],
  ["ALTER TABLE empty ADD PRIMARY KEY (id)", "none", "none"],
  ["ALTER TABLE events ADD PRIMARY KEY (id, at)", "none", "none"],
  ["ALTER TABLE other.users ADD PRIMARY KEY (email)", "none", "offending"],
  [
    "ALTER TABLE other.users ADD CONSTRAINT p PRIMARY KEY USING INDEX i",
    "not-looked-up its columns are those of an index",
  ],
  ["CREATE UNIQUE INDEX CONCURRENTLY i ON users (twin)", "offending"],
  ["CREATE UNIQUE INDEX IF NOT EXISTS users_pkey ON users (twin)", "-"],
  ["CREATE UNIQUE INDEX ON users (lower(twin))", "not-looked-up its index is made of more than columns"],
  ["CREATE UNIQUE INDEX ON users (twin) WHERE born IS NULL", "not-looked-up its index is made of more than columns"],
  ["CREATE INDEX ON users (twin)", "-"],
  ["ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users", "offending"],
  ["ALTER TABLE orders ADD FOREIGN KEY (big_user) REFERENCES users (id)", "none"],
  ["ALTER TABLE orders ADD FOREIGN KEY (email) REFERENCES users (email)", "none"],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (note) REFERENCES users (id)",
    "not-looked-up its columns have types that compare in a way of their own",
  ],
  ["ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID", "-"],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES nowhere",
    "not-looked-up the table that it references is not there yet",
  ],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (user_id, note) REFERENCES users (id, email) MATCH FULL",
    "not-looked-up it is a MATCH FULL of several columns",
  ],
  ["ALTER TABLE postponed VALIDATE CONSTRAINT to_users", "offending"],
  ["ALTER TABLE postponed VALIDATE CONSTRAINT ordered", "not-looked-up its condition is the database's own"],
  [
    "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT f",
    "offending",
  ],
  ["ALTER TABLE users ADD CHECK (born < died)", "offending"],
  ["ALTER TABLE users ADD CHECK (born < died OR died IS NULL OR NOT (born = died) AND email IS NULL)", "none"],
  ["ALTER TABLE users ADD CHECK (email IS NOT NULL)", "offending"],
  ["ALTER TABLE users ADD CHECK (id > 0)", "not-looked-up its condition is made of more than columns"],
  ["ALTER TABLE users ADD CHECK (length(email) > id)", "not-looked-up its condition is made of more than columns"],
  ["ALTER TABLE users ADD CHECK (mood = mood)", "none"],
  [
    "ALTER TABLE users ADD CHECK (mood = email)",
    "not-looked-up its columns have types that compare in a way of their own",
  ],
  ["ALTER TABLE users ALTER name TYPE varchar(8)", "offending"],
  ["ALTER TABLE users ALTER name TYPE varchar(9)", "none"],
  ["ALTER TABLE users ALTER nick TYPE varchar(5)", "none"],
  ["ALTER TABLE users ALTER short TYPE varchar(3)", "offending"],
  ["ALTER TABLE users ALTER short TYPE varchar(4)", "none"],
  ["ALTER TABLE users ALTER name TYPE text", "-"],
  ["ALTER TABLE users ALTER name TYPE varchar(8) USING left(name, 8)", "not-looked-up USING gives the values"],
  ["ALTER TABLE users ALTER born TYPE varchar(3)", "not-looked-up the column holds no text"],
  ["ALTER TABLE shown ALTER email SET NOT NULL", "not-looked-up it is no table of rows"],
  // What runs before a statement may put the rows right.
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
];

export const large = `CREATE TABLE large (id int, maybe int, often int); INSERT INTO large SELECT i, CASE WHEN i < 60000 THEN i END, CASE WHEN i % 2 = 0 THEN i END FROM generate_series(1, 60000) i; ANALYZE large`;
