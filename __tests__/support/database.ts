import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Client, type QueryResult } from "pg";
import { serverOf, type Server } from "./servers.js";

/** A row as `pg` hands it out. */
export type Row = Record<string, unknown>;

export interface Role {
  readonly name: string;
  readonly password: string;
  /** The database's URL with this login. */
  readonly url: string;
}

export interface RoleOptions {
  /** What stands after CREATE ROLE name, e.g. `NOINHERIT IN ROLE x`; LOGIN and a password are always there. */
  readonly attributes?: string;
  /** What stands between GRANT and TO, e.g. `CREATE ON SCHEMA public`. */
  readonly grants?: readonly string[];
}

/** A database that one test has for itself. */
export interface TestDatabase {
  readonly name: string;
  readonly server: Server;
  /** URL of a superuser. */
  readonly url: string;
  /** Runs one statement (or several, without parameters) as superuser and returns the rows (of the last one). */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly R[]>;
  /** A connection of its own, closed with the database at the latest. */
  connect(options?: { readonly url?: string; readonly applicationName?: string }): Promise<Client>;
  /** A new login role, removed with the database. */
  role(options?: RoleOptions): Promise<Role>;
  /** The lines that the server logged for this database; statements too where the database was made with `log`. */
  logLines(): Promise<readonly string[]>;
  drop(): Promise<void>;
}

export interface DatabaseOptions {
  readonly major?: number;
  /** A server of the test's own; the shared one of that major unless told. */
  readonly server?: Server;
  /** `statements`: the server logs every statement of this database. */
  readonly log?: "errors" | "statements";
  /** A database to copy, to which nobody is connected; an empty one unless told. */
  readonly template?: string;
}

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function lastRows(result: QueryResult | readonly QueryResult[]): unknown {
  return [result].flat().at(-1)?.rows;
}

let count = 0;

/** Makes an empty database with a name that no other test has; the caller drops it. */
export async function createDatabase({
  major = 16,
  log = "errors",
  template = "template1",
  server: own,
}: DatabaseOptions = {}): Promise<TestDatabase> {
  const server = own ?? (await serverOf(major));
  const name = `t${process.pid}_${++count}_${randomBytes(3).toString("hex")}`;
  const url = server.url(name);
  const logging = log === "statements" ? [`ALTER DATABASE ${name} SET log_statement = 'all'`] : [];
  // Copied as files where that is not what happens anyway: a third less work than through the log.
  const strategy = server.major < 15 ? "" : " STRATEGY file_copy";
  await asSuperuser(server.url("postgres"), [`CREATE DATABASE ${name} TEMPLATE ${template}${strategy}`, ...logging]);

  const clients = new Set<Client>();
  const roles: string[] = [];
  const connect: TestDatabase["connect"] = async (options = {}) => {
    const client = new Client({
      connectionString: options.url ?? url,
      application_name: options.applicationName ?? "test",
    });
    // A test may have its backend terminated; the error then belongs to its next query, not to the process.
    client.on("error", () => {});
    await client.connect();
    clients.add(client);
    return client;
  };
  let main: Promise<Client> | null = null;

  return {
    name,
    server,
    url,
    connect,
    async query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly R[]> {
      const client = await (main ??= connect());
      return lastRows(parameters ? await client.query(sql, [...parameters]) : await client.query(sql)) as readonly R[];
    },
    async role({ attributes = "", grants = [] } = {}) {
      const role = `r_${name}_${roles.length + 1}`;
      const password = randomBytes(9).toString("hex");
      roles.push(role);
      await asSuperuser(url, [
        `CREATE ROLE ${role} LOGIN PASSWORD '${password}' ${attributes}`,
        ...grants.map((grant) => `GRANT ${grant} TO ${role}`),
      ]);
      return { name: role, password, url: server.url(name, { user: role, password }) };
    },
    async logLines() {
      const lines = (await readFile(server.logFile, "utf8")).split("\n");
      return lines.filter((line) => line.includes(` ${name} `));
    },
    async drop() {
      await Promise.all([...clients].map((client) => client.end().catch(() => {})));
      const removals = roles.map((role) => `DROP ROLE IF EXISTS ${role}`);
      await asSuperuser(server.url("postgres"), [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, ...removals]);
    },
  };
}

/** Runs the work with a database of its own and drops it afterwards, whatever happened. */
export async function withDatabase<T>(
  options: DatabaseOptions,
  work: (database: TestDatabase) => Promise<T>,
): Promise<T> {
  const database = await createDatabase(options);
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}
