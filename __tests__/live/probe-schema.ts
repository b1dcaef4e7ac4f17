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
CREATE TYPE pair AS (x int, y int);
CREATE TABLE pairs (one pair, two pair); INSERT INTO pairs VALUES (ROW(NULL, NULL), ROW(1, NULL)), (ROW(1, 1), ROW(1, NULL));
CREATE TABLE base (id int, other_id int, kind text, a int, b int, big bigint); CREATE TABLE derived () INHERITS (base);
INSERT INTO base VALUES (1, 1, 'x', 1, 2, 1); INSERT INTO derived VALUES (1, 99, NULL, 2, 1, 3000000000); INSERT INTO derived SELECT * FROM derived;
CREATE TABLE heirs (base_id int); INSERT INTO heirs VALUES (99);
CREATE TABLE targets (id int PRIMARY KEY, x int, y int, UNIQUE (x, y)); CREATE TABLE target_children () INHERITS (targets); INSERT INTO target_children VALUES (99);
CREATE TABLE soft (id int, tenant int, mail text, gone date, off boolean, code varchar(9)); CREATE UNIQUE INDEX soft_id ON soft (id); CREATE UNIQUE INDEX soft_off ON soft (id) INCLUDE (gone);
INSERT INTO soft VALUES (1, 1, 'A', NULL, true, 'x'), (2, 1, 'a', '2025-01-01', false, 'X'), (NULL, 2, 'A', NULL, NULL, 'y'), (3, 2, 'b', NULL, NULL, NULL), (4, 2, 'b', '2025-01-01', NULL, NULL);
CREATE TABLE matches (x int, y int, z int); INSERT INTO matches VALUES (NULL, NULL, 1), (1, NULL, 1);
INSERT INTO targets VALUES (5, 7, 8); CREATE TABLE couples (x int, y int, small smallint); INSERT INTO couples VALUES (7, 8, 5), (NULL, NULL, NULL);
CREATE TABLE split (id int, at date) PARTITION BY RANGE (id); CREATE TABLE split_1 PARTITION OF split FOR VALUES FROM (0) TO (10); INSERT INTO split VALUES (5, '2025-01-01'), (5, '2025-01-01');
CREATE TABLE whole (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE whole_1 PARTITION OF whole FOR VALUES FROM (0) TO (10); INSERT INTO whole VALUES (5);
CREATE TABLE unread (v varchar(5), n int NOT NULL, i int); ALTER TABLE unread ADD CHECK (n > 0) NOT VALID;
ALTER TABLE base ADD CONSTRAINT alone CHECK (a < b) NO INHERIT NOT VALID, ADD CONSTRAINT together CHECK (b > a) NOT VALID;
ALTER TABLE matches ADD CONSTRAINT simply FOREIGN KEY (x, y) REFERENCES targets (x, y) NOT VALID, ADD CONSTRAINT fully FOREIGN KEY (x, y) REFERENCES targets (x, y) MATCH FULL NOT VALID;
CREATE SCHEMA "Odd ""s"; CREATE TABLE "Odd ""s"."Odd ""t" (id int); INSERT INTO "Odd ""s"."Odd ""t" VALUES (NULL);
CREATE TABLE loose (v varchar); INSERT INTO loose VALUES ('abcdef'); CREATE DOMAIN plain AS int;
CREATE TABLE excluded (v text, EXCLUDE USING btree (v WITH =)); CREATE TABLE folded (v text); CREATE UNIQUE INDEX ON folded (lower(v));
CREATE MATERIALIZED VIEW twins AS SELECT twin, born FROM users;
CREATE FUNCTION positive(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE TABLE promised (n int, s text, at timestamptz); INSERT INTO promised VALUES (0, 'abc', '2100-01-01');
ALTER TABLE promised ADD CONSTRAINT above CHECK (n > 0) NOT VALID, ADD CONSTRAINT below CHECK (n < 5 AND s LIKE 'a%') NOT VALID,
  ADD CONSTRAINT by_function CHECK (positive(n)) NOT VALID, ADD CONSTRAINT by_clock CHECK (at < now()) NOT VALID, ADD CONSTRAINT by_date CHECK (at < CURRENT_TIMESTAMP) NOT VALID, ADD CONSTRAINT kept CHECK (n < 9);
CREATE TABLE texts (n text, whole text, id text, on_off varchar(9), amount numeric, big bigint, small int, real float8, letters char(40), key text UNIQUE, anyway jsonb, price numeric(9, 2));
INSERT INTO texts VALUES (' 12 ', '12', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'yes', 99.994, 2147483647, -32768, 1, '1', '1', '1', 'NaN'),
  ('1.5', '-2147483648', '{a0eebc999c0b4ef8bb6d6bb9bd380a11}', ' OFF ', 'NaN', 2147483648, 32767, 1, '1', '01', '1', 12.34), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE INDEX ON texts (on_off);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'changed'; RETURN NEW; END $$;
CREATE FUNCTION spread() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE users SET email = ''; RETURN NEW; END $$;
CREATE TABLE stamped (id int, note text); CREATE TRIGGER stamps BEFORE UPDATE ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TABLE spreading (id int); CREATE TRIGGER spreads AFTER UPDATE ON spreading FOR EACH ROW EXECUTE FUNCTION spread();
CREATE TRIGGER spreads AFTER UPDATE ON split_1 FOR EACH ROW EXECUTE FUNCTION spread();
CREATE TABLE ruled (id int); CREATE RULE spreads AS ON UPDATE TO ruled DO ALSO UPDATE users SET email = '';
CREATE TABLE kept (id int PRIMARY KEY); CREATE TABLE keeping (id int REFERENCES kept);
CREATE TABLE handing (id int PRIMARY KEY); CREATE TABLE handed (id int REFERENCES handing ON UPDATE CASCADE);
CREATE VIEW addresses AS SELECT id, email FROM users;
CREATE SCHEMA other; CREATE TABLE other.users (id int, email text); INSERT INTO other.users VALUES (1, 'x'), (2, 'x');`;

export const large = `CREATE TABLE large (id int, maybe int, often int); INSERT INTO large SELECT i, CASE WHEN i < 60000 THEN i END, CASE WHEN i % 2 = 0 THEN i END FROM generate_series(1, 60000) i; ANALYZE large`;
