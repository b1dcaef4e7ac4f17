/** Types, functions, triggers, views, rules and policies. */
export const types = `
CREATE TYPE shop.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE shop.address AS (street text, city varchar(50), zip char(5) COLLATE "C");
CREATE DOMAIN shop.positive AS integer DEFAULT 1 CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE DOMAIN shop.email AS public.citext NOT NULL CHECK (VALUE ~ '@');
ALTER DOMAIN shop.email ADD CONSTRAINT email_short CHECK (length(VALUE::text) < 100) NOT VALID;
CREATE TYPE shop.float_range AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE shop.shell;
CREATE TYPE shop.base;
CREATE FUNCTION shop.base_in(cstring) RETURNS shop.base LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION shop.base_out(shop.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE shop.base (input = shop.base_in, output = shop.base_out, like = text);
CREATE COLLATION shop.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
`;

export const routines = `
CREATE FUNCTION shop.add(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 7 AS 'SELECT a + b';
CREATE FUNCTION shop.add(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION shop.atomic(x int) RETURNS bigint STABLE BEGIN ATOMIC SELECT count(*) FROM shop.users WHERE id > x; END;
CREATE FUNCTION shop.listed(OUT n int, OUT t text) RETURNS SETOF record LANGUAGE sql ROWS 7 AS 'SELECT 1, ''a''';
CREATE FUNCTION shop.tabled(VARIADIC xs int[]) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT unnest(xs)';
CREATE FUNCTION shop.secure() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = shop, pg_temp SET work_mem = '8MB' AS $$BEGIN RETURN current_user; END$$;
CREATE FUNCTION shop.numbered() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE PROCEDURE shop.tidy(INOUT n int, keep boolean DEFAULT true) LANGUAGE plpgsql AS $$BEGIN n := n + 1; END$$;
CREATE AGGREGATE shop.total(int) (sfunc = int4pl, stype = int, initcond = '0', combinefunc = int4pl, parallel = safe,
  msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '0');
CREATE AGGREGATE shop.middle(float8 ORDER BY anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION shop.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;
CREATE FUNCTION public."Odd Function"("A.b" int) RETURNS int LANGUAGE sql AS 'SELECT 1';

CREATE TRIGGER users_touch BEFORE UPDATE OF name, email ON shop.users FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION shop.touch('a', 'b');
CREATE TRIGGER users_log AFTER INSERT ON shop.users REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION shop.touch();
CREATE CONSTRAINT TRIGGER users_checked AFTER INSERT ON shop.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TRIGGER users_always BEFORE DELETE ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.users ENABLE ALWAYS TRIGGER users_always;
CREATE TRIGGER orders_off BEFORE DELETE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.orders DISABLE TRIGGER orders_off;
CREATE TRIGGER events_touch BEFORE INSERT ON shop.events FOR EACH ROW EXECUTE FUNCTION shop.touch();

CREATE VIEW shop.happy WITH (security_barrier = true) AS SELECT id, name, email FROM shop.users WHERE mood = 'happy' WITH LOCAL CHECK OPTION;
CREATE VIEW shop.totals AS SELECT u.id, u.name, sum(o.amount) AS total FROM shop.users u LEFT JOIN shop.orders o ON o.user_id = u.id GROUP BY u.id, u.name;
CREATE RECURSIVE VIEW shop.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 5;
CREATE VIEW "Odd.Schema ""x"""."Vi.ew" AS SELECT "select" AS "A b" FROM "Odd.Schema ""x"""."Ta.ble (1)";
CREATE MATERIALIZED VIEW shop.report AS SELECT mood, count(*) AS n FROM shop.users GROUP BY mood;
CREATE UNIQUE INDEX report_mood_idx ON shop.report (mood);
CREATE MATERIALIZED VIEW shop.report_empty WITH (fillfactor = 70) AS SELECT 1 AS one WITH NO DATA;
ALTER VIEW shop.totals ALTER COLUMN total SET DEFAULT 5;
CREATE TRIGGER happy_insert INSTEAD OF INSERT ON shop.totals FOR EACH ROW EXECUTE FUNCTION shop.touch();

CREATE RULE accounts_log AS ON UPDATE TO shop.accounts DO ALSO SELECT 1;
CREATE RULE numbers_insert AS ON INSERT TO shop.numbers DO INSTEAD NOTHING;

ALTER TABLE shop.accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON shop.accounts FOR SELECT TO drift_reader USING (owner_name = current_user);
CREATE POLICY no_debt ON shop.accounts AS RESTRICTIVE FOR UPDATE USING (balance > 0) WITH CHECK (balance > 10);
`;
