/** Owners, privileges at every level, comments and settings. */
export const granted = `
ALTER TABLE shop.scratch OWNER TO drift_owner;
ALTER FUNCTION shop.add(text) OWNER TO drift_owner;
GRANT USAGE ON SCHEMA shop TO drift_reader;
GRANT SELECT ON shop.users, shop.orders, shop.happy TO drift_reader;
GRANT SELECT, UPDATE ON shop.accounts TO drift_writer WITH GRANT OPTION;
GRANT SELECT (id, name), UPDATE (name) ON shop.users TO drift_writer;
GRANT ALL ON shop.cache TO drift_writer;
GRANT USAGE ON SEQUENCE shop.ticket TO drift_writer;
GRANT USAGE ON SEQUENCE shop.users_id_seq TO drift_writer;
REVOKE EXECUTE ON FUNCTION shop.secure() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.secure() TO drift_reader;
GRANT EXECUTE ON PROCEDURE shop.tidy(int, boolean) TO drift_reader;
REVOKE USAGE ON TYPE shop.mood FROM PUBLIC;
GRANT USAGE ON DOMAIN shop.positive TO drift_reader;
GRANT USAGE ON FOREIGN DATA WRAPPER nothing TO drift_reader;
GRANT USAGE ON FOREIGN SERVER far TO drift_reader;
GRANT USAGE ON LANGUAGE plmine TO drift_reader;
REVOKE EXECUTE ON FUNCTION public.digest(text, text) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE drift_owner IN SCHEMA shop GRANT SELECT ON TABLES TO drift_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE drift_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE drift_owner GRANT ALL ON SEQUENCES TO drift_writer;

COMMENT ON SCHEMA shop IS 'where things are sold';
COMMENT ON TABLE shop.users IS 'people';
COMMENT ON COLUMN shop.users.name IS 'as they write it';
COMMENT ON COLUMN shop.address.city IS 'town';
COMMENT ON INDEX shop.users_name_idx IS 'by name';
COMMENT ON INDEX shop.users_email_key IS 'behind the constraint';
COMMENT ON CONSTRAINT users_name_check ON shop.users IS 'not a letter';
COMMENT ON CONSTRAINT positive_check ON DOMAIN shop.positive IS 'above zero';
COMMENT ON TRIGGER users_touch ON shop.users IS 'touches';
COMMENT ON RULE accounts_log ON shop.accounts IS 'logs';
COMMENT ON POLICY own_rows ON shop.accounts IS 'one''s own';
COMMENT ON VIEW shop.happy IS 'who smiles';
COMMENT ON COLUMN shop.happy.name IS 'of who smiles';
COMMENT ON MATERIALIZED VIEW shop.report IS 'counts';
COMMENT ON FUNCTION shop.add(int, int) IS 'adds';
COMMENT ON AGGREGATE shop.total(int) IS 'sums';
COMMENT ON TYPE shop.mood IS 'how they feel';
COMMENT ON SEQUENCE shop.ticket IS 'tickets';
COMMENT ON STATISTICS shop.users_stats IS 'correlated';
COMMENT ON PUBLICATION chosen IS 'some tables';
COMMENT ON EVENT TRIGGER watch IS 'watches';
COMMENT ON EXTENSION hstore IS 'keys and values';
COMMENT ON SERVER far IS 'far away';
COMMENT ON TEXT SEARCH CONFIGURATION shop.search IS 'words';
COMMENT ON COLLATION shop.ci IS 'case does not count';
COMMENT ON CAST (shop.address AS text) IS 'one line';
COMMENT ON OPERATOR shop.=== (int, int) IS 'same sign';
`;

/** Settings of the database and of a role in it. */
export function settings(database: string): string {
  return `
ALTER DATABASE ${database} SET work_mem = '16MB';
ALTER DATABASE ${database} SET search_path = shop, public;
ALTER ROLE drift_reader IN DATABASE ${database} SET statement_timeout = '5s';
GRANT CREATE ON DATABASE ${database} TO drift_owner;
`;
}
