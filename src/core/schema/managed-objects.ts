/** Objects that other tools and platforms make and change by themselves: no drift, unless a line here is wrong. */
export interface ManagedObjects {
  /** Whose they are, for the docs. */
  readonly of: string;
  /** As in `drift-ignore`. */
  readonly patterns?: readonly string[];
  /** Roles of a platform: whatever they own. */
  readonly ownedBy?: readonly string[];
  /**
   * As in `drift-ignore`: what a new database of the platform (of any, where no roles are named) has in the name of the
   * team's own roles. That no file says so is no drift; what became of it since the last deploy is.
   */
  readonly given?: readonly string[];
  /** The patterns count only where this extension is installed: their names alone say too little. */
  readonly withExtension?: string;
}

/** What is ignored without being told. Names that a team might well use itself are not in here. */
export const managedObjects: readonly ManagedObjects[] = [
  { of: "Flyway", patterns: ["table:*.flyway_schema_history"] },
  {
    of: "Liquibase",
    patterns: [
      "table:*.databasechangelog",
      "table:*.databasechangeloglock",
      "table:*.databasechangeloghistory",
      'table:*."DATABASECHANGELOG"',
      'table:*."DATABASECHANGELOGLOCK"',
    ],
  },
  {
    of: "dbmate, golang-migrate, Rails, Ecto",
    patterns: ["table:*.schema_migrations", "table:*.ar_internal_metadata"],
  },
  { of: "goose", patterns: ["table:*.goose_db_version"] },
  { of: "Atlas", patterns: ["schema:atlas_schema_revisions", "table:*.atlas_schema_revisions"] },
  { of: "Sqitch", patterns: ["schema:sqitch"] },
  { of: "graphile-migrate", patterns: ["schema:graphile_migrate"] },
  { of: "pgroll", patterns: ["schema:pgroll", "event trigger:pg_roll_handle_*"] },
  { of: "node-pg-migrate", patterns: ["table:*.pgmigrations"] },
  { of: "Alembic", patterns: ["table:*.alembic_version"] },
  { of: "Django", patterns: ["table:*.django_migrations"] },
  { of: "Prisma", patterns: ["table:*._prisma_migrations"] },
  { of: "Drizzle", patterns: ["schema:drizzle", "table:*.__drizzle_migrations"] },
  { of: "Knex", patterns: ["table:*.knex_migrations", "table:*.knex_migrations_lock"] },
  { of: "Sequelize", patterns: ['table:*."SequelizeMeta"'] },
  { of: "MikroORM", patterns: ["table:*.mikro_orm_migrations"] },
  { of: "Entity Framework", patterns: ['table:*."__EFMigrationsHistory"'] },
  { of: "sqlx", patterns: ["table:*._sqlx_migrations"] },
  { of: "Diesel", patterns: ["table:*.__diesel_schema_migrations"] },
  { of: "SeaORM", patterns: ["table:*.seaql_migrations"] },
  { of: "refinery", patterns: ["table:*.refinery_schema_history"] },
  { of: "Doctrine", patterns: ["table:*.doctrine_migration_versions"] },
  { of: "yoyo", patterns: ["table:*._yoyo_*", "table:*.yoyo_lock"] },
  { of: "Play", patterns: ["table:*.play_evolutions", "table:*.play_evolutions_lock"] },
  { of: "sql-migrate", patterns: ["table:*.gorp_migrations"] },
  { of: "Kysely", patterns: ["table:*.kysely_migration", "table:*.kysely_migration_lock"] },
  { of: "Bun", patterns: ["table:*.bun_migrations", "table:*.bun_migration_locks"] },
  { of: "Payload", patterns: ["table:*.payload_migrations"] },
  { of: "Hasura", patterns: ["schema:hdb_catalog", "trigger:*.*notify_hasura_*"] },
  {
    of: "Supabase",
    patterns: ["schema:supabase_migrations"],
    ownedBy: [
      "pgbouncer",
      "supabase_admin",
      "supabase_auth_admin",
      "supabase_etl_admin",
      "supabase_functions_admin",
      "supabase_read_only_user",
      "supabase_realtime_admin",
      "supabase_replication_admin",
      "supabase_storage_admin",
    ],
    given: [
      "schema:extensions",
      'extension:"uuid-ossp"',
      "extension:pgcrypto",
      "extension:pgjwt",
      "extension:pgsodium",
      "extension:pg_graphql",
      "extension:pg_stat_statements",
      "extension:supabase_vault",
      "event trigger:issue_*",
      "default privileges:* of postgres in public",
      "default privileges:* of postgres in storage",
      "publication:supabase_realtime",
    ],
  },
  { of: "Amazon RDS and Aurora", ownedBy: ["rdsadmin", "rds_superuser"] },
  {
    of: "AWS DMS",
    patterns: [
      "table:*.awsdms_*",
      "sequence:*.awsdms_*",
      "function:*.awsdms_*",
      "event trigger:awsdms_*",
      "schema:awsdms_*",
    ],
  },
  {
    of: "Google Cloud SQL and AlloyDB",
    patterns: ["schema:google_*", "extension:google_*"],
    ownedBy: ["cloudsqladmin", "cloudsqlagent", "cloudsqlimportexport", "alloydbadmin", "alloydbagent"],
  },
  { of: "Azure", ownedBy: ["azuresu", "azure_superuser"] },
  { of: "Neon", patterns: ["schema:neon_auth"], ownedBy: ["cloud_admin", "neon_superuser"] },
  { of: "Nhost", ownedBy: ["nhost_admin", "nhost_auth_admin", "nhost_storage_admin"] },
  { of: "Heroku", patterns: ["schema:heroku_ext"] },
  {
    of: "TimescaleDB",
    patterns: [
      "schema:_timescaledb_*",
      "schema:timescaledb_*",
      "trigger:*.ts_insert_blocker",
      "trigger:*.ts_cagg_invalidation_trigger",
    ],
    withExtension: "timescaledb",
  },
  { of: "PostGIS", patterns: ["schema:tiger", "schema:tiger_data"], withExtension: "postgis_tiger_geocoder" },
  { of: "PostGIS topology", patterns: ["schema:topology"], withExtension: "postgis_topology" },
  { of: "pg_cron", patterns: ["schema:cron"], withExtension: "pg_cron" },
  { of: "pg_partman", patterns: ["schema:partman", "table:*.template_public_*"], withExtension: "pg_partman" },
  { of: "pg_repack", patterns: ["schema:repack", "trigger:*.repack_trigger"], withExtension: "pg_repack" },
  {
    of: "whoever watches the server",
    given: [
      "extension:pg_stat_statements",
      "extension:pg_stat_monitor",
      "extension:pg_stat_kcache",
      "extension:pg_wait_sampling",
      "extension:pg_buffercache",
      "extension:pgaudit",
    ],
  },
  { of: "Debezium", patterns: ["publication:dbz_publication"] },
];

/** Roles of platforms: no team's tables are theirs. */
export const platformRoles: ReadonlySet<string> = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));

/** Platforms give the schema `public` to these in some of their databases; members of theirs are the team's logins. */
export const platformGroups: ReadonlySet<string> = new Set([
  "alloydbsuperuser",
  "azure_pg_admin",
  "cloudsqlsuperuser",
  "rds_superuser",
]);
