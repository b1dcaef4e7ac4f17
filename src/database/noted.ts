/*
 * A transaction that shares its message with others notes in settings of its own when and where it began: the message is
 * sent before anybody knows. A file may wipe them (RESET ALL): then the record has no recovery point, and counts from
 * the message.
 */

const [began, position] = ["schema_version.began", "schema_version.wal"];

/** Expressions that note the server's clock, and the recovery point before the transaction. */
export const noteBegin: readonly string[] = [
  // Seconds since 1970: a date would be read back by another DateStyle.
  `pg_catalog.set_config('${began}', extract(epoch FROM pg_catalog.clock_timestamp())::pg_catalog.text, true)`,
  `pg_catalog.set_config('${position}', pg_catalog.pg_current_wal_insert_lsn()::pg_catalog.text, true)`,
];

/** What was noted, NULL where it was wiped; under the tool's own search_path. */
const notedOf = (name: string): string => `NULLIF(pg_catalog.current_setting('${name}', true), '')`;

/** Milliseconds since the transaction began. */
export const sinceBegin = `((extract(epoch FROM pg_catalog.clock_timestamp()) - COALESCE(${notedOf(began)}::pg_catalog.numeric, extract(epoch FROM pg_catalog.statement_timestamp()))) * 1000)::pg_catalog.int4`;

/** The recovery point before the transaction, and when it was read. */
export const walBefore = {
  position: notedOf(position),
  at: `pg_catalog.to_timestamp(${notedOf(began)}::pg_catalog.float8)`,
};
