/** Servers that speak PostgreSQL's protocol; what `version()` says of some is not their name. */
const strangers: readonly (readonly [RegExp, string])[] = [
  [/CockroachDB/i, "CockroachDB"],
  [/Yugabyte|-YB-/i, "YugabyteDB"],
  [/Redshift/i, "Amazon Redshift"],
  [/RisingWave/i, "RisingWave"],
  [/Materialize/i, "Materialize"],
  [/CrateDB/i, "CrateDB"],
  [/QuestDB/i, "QuestDB"],
  [/Greenplum/i, "Greenplum"],
  [/Cloudberry/i, "Cloudberry"],
  [/Postgres-XL/i, "Postgres-XL"],
  [/\(ydb /i, "YDB"],
  [/openGauss|GaussDB/i, "openGauss"],
];

/** What a server is that is not PostgreSQL, by what it says of its version; null where it is. */
export function nameOfOther(version: string): string | null {
  const name = strangers.find(([pattern]) => pattern.test(version))?.[1] ?? null;
  if (name !== null) return name;
  return version.startsWith("PostgreSQL ") ? null : `"${version.slice(0, 60)}"`;
}
