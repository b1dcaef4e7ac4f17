/** Settings of Flyway's configuration that hold here too. A name that ends with a dot is a prefix. */
export const honoured = [
  "locations",
  "placeholders.",
  "placeholderPrefix",
  "placeholderSuffix",
  "placeholderReplacement",
  "table",
  "defaultSchema",
  "schemas",
  "sqlMigrationPrefix",
  "sqlMigrationSeparator",
  "sqlMigrationSuffixes",
  "repeatableSqlMigrationPrefix",
  "undoSqlMigrationPrefix",
  "baselineMigrationPrefix",
  "encoding",
  "executeInTransaction",
  "baselineVersion",
  "baselineDescription",
  "baselineOnMigrate",
  "mixed",
  "installedBy",
  "callbackLocations",
  "outOfOrder",
  "group",
  "target",
  "ignoreMigrationPatterns",
  "validateMigrationNaming",
  "lockRetryCount",
  "environment",
] as const;

export type Honoured = (typeof honoured)[number];

const login = "the login is the input database-url, from a secret";
const own = "this tool always does so";
const none = "this tool has no such thing";
const paid = "it belongs to Flyway's paid editions";
const java = "nothing of Java runs here";
const server = "other databases only";

/** Settings that Flyway knows and that do not hold here, with the reason. A name that ends with a dot is a prefix. */
export const notHonoured: Readonly<Record<string, string>> = {
  url: login,
  user: login,
  password: login,
  driver: login,
  "jdbcProperties.": login,
  connectRetries: "connecting is tried once; connect_timeout in the URL says for how long",
  connectRetriesInterval: "connecting is tried once; connect_timeout in the URL says for how long",
  initSql: "each file begins with a clean session; role and schemas are inputs",
  tablespace: "our tables are made in the default one",
  createSchemas: "the first of schemas is made when it is missing",
  placeholderSeparator: "Flyway's own values are written with a colon",
  scriptPlaceholderPrefix: java,
  scriptPlaceholderSuffix: java,
  callbacks: java,
  skipDefaultCallbacks: "callbacks in files run",
  resolvers: java,
  skipDefaultResolvers: java,
  javaMigrationClassProvider: java,
  jarDirs: java,
  skipExecutingMigrations: "baseline records versions that are there already",
  validateOnMigrate: own,
  failOnMissingLocations: "a location that is missing is told",
  cleanDisabled: none,
  cleanOnValidationError: none,
  cleanMode: none,
  detectEncoding: "an encoding is named, for all files or in a .sql.conf",
  loggers: none,
  color: none,
  outputType: "--format says it",
  outputFile: "--output says it",
  outputQueryResults: "results of queries are not shown",
  stream: own,
  batch: own,
  configFileEncoding: "configuration files are read as UTF-8",
  configFiles: "this file alone is read",
  workingDirectory: "the workspace is the working directory",
  errorOverrides: paid,
  dryRunOutput: "check and --dry-run show what would run",
  cherryPick: paid,
  licenseKey: paid,
  email: paid,
  token: paid,
  publishResult: paid,
  reportEnabled: "the report is always made",
  reportFilename: "--output names it",
  kerberosConfigFile: login,
  "postgresql.": "locks are taken so that CONCURRENTLY never hangs",
  "oracle.": server,
  "sqlserver.": server,
  "snowflake.": server,
  "vault.": login,
  "dapr.": login,
  "gcsm.": login,
  "check.": paid,
  "deploy.": paid,
  "prepare.": paid,
  "sqlfluff.": "check reviews the files",
  "clean.": none,
};

/** Which of those names a setting has. */
export function findKnown<T extends string>(names: readonly T[], name: string): T | undefined {
  return names.find((one) => one === name || (one.endsWith(".") && name.startsWith(one)));
}

export function isHonoured(name: string): boolean {
  return findKnown(honoured, name) !== undefined;
}

export function isPlaceholder(name: string): boolean {
  return name.startsWith("placeholders.");
}

/** What else a flyway.toml may hold at its top: for Redgate's other programs. */
export const otherTables: readonly string[] = [
  "id",
  "name",
  "databaseType",
  "redgateCompare",
  "flywayDesktop",
  "rulesConfig",
  "stagesConfig",
];

/** Settings of an environment in a flyway.toml that do not hold here. */
export const loginSettings: readonly string[] = [
  "url",
  "user",
  "password",
  "driver",
  "token",
  "displayName",
  "provisioner",
  "connectRetries",
  "connectRetriesInterval",
  "initSql",
  "jarDirs",
  "jdbcProperties",
  "resolvers",
];
