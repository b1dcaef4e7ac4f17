/** Foreign data, replication, event triggers, text search, operators and the like. */
export function rare(major: number): string {
  return `
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'far.example', dbname 'shop', fetch_size '500');
CREATE SERVER files TYPE 'csv' VERSION '1' FOREIGN DATA WRAPPER file_fdw;
CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'guest', password 'hidden');
CREATE USER MAPPING FOR drift_reader SERVER far OPTIONS (user 'reader', password 'hidden');
CREATE FOREIGN TABLE shop.far_users (id bigint OPTIONS (column_name 'user_id') NOT NULL, name text DEFAULT 'x') SERVER far OPTIONS (schema_name 'public', table_name 'users');
CREATE FOREIGN TABLE shop.lines (line text) SERVER files OPTIONS (filename '/nowhere');
CREATE FOREIGN DATA WRAPPER nothing OPTIONS (debug 'true');

CREATE PUBLICATION chosen FOR TABLE shop.users, shop.orders${major >= 15 ? " (id, note) WHERE (id > 5)" : ""} WITH (publish = 'insert, update');
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert');
${major >= 15 ? "CREATE PUBLICATION schemas FOR TABLES IN SCHEMA shop WITH (publish = 'insert');" : ""}
CREATE SUBSCRIPTION feed_SUFFIX CONNECTION 'host=far.example password=hidden' PUBLICATION a, b WITH (connect = false, slot_name = NONE, synchronous_commit = 'off');
CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('CREATE VIEW', 'DROP VIEW') EXECUTE FUNCTION shop.on_ddl();

CREATE TEXT SEARCH DICTIONARY shop.stems (template = snowball, language = english, stopwords = english);
CREATE TEXT SEARCH CONFIGURATION shop.search (parser = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION shop.search ADD MAPPING FOR asciiword, word WITH shop.stems, simple;
CREATE TEXT SEARCH TEMPLATE shop.plain (init = dsimple_init, lexize = dsimple_lexize);
CREATE TEXT SEARCH PARSER shop.parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);

CREATE FUNCTION shop.same_sign(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT sign($1) = sign($2)';
CREATE OPERATOR shop.=== (leftarg = int, rightarg = int, function = shop.same_sign, commutator = OPERATOR(shop.===), restrict = eqsel, join = eqjoinsel, hashes, merges);
CREATE FUNCTION shop.negative(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -$1';
CREATE OPERATOR shop.!! (rightarg = int, function = shop.negative);
CREATE OPERATOR FAMILY shop.lone USING btree;
CREATE OPERATOR CLASS shop.backwards FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
CREATE OPERATOR CLASS shop.forwards FOR TYPE int8 USING btree FAMILY shop.lone AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint8cmp(int8, int8);
CREATE CAST (shop.mood AS int) WITH FUNCTION shop.mood_number(shop.mood) AS ASSIGNMENT;
CREATE CAST (shop.address AS text) WITH INOUT;
CREATE CONVERSION shop.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler;
CREATE FUNCTION shop.mine_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION shop.mine_inline(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION shop.mine_validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE plmine HANDLER shop.mine_handler INLINE shop.mine_inline VALIDATOR shop.mine_validator;
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
`;
}

export const moodNumber = `CREATE FUNCTION shop.mood_number(shop.mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';`;
