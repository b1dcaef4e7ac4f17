import { diffSnapshots } from "../../src/core/schema/drift.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import type { Drift } from "../../src/core/schema/drift-model.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { mergeSnapshots } from "../../src/core/schema/snapshot-merge.js";
import { toNamedKeys } from "../../src/core/named-objects.js";
import { namedObjects, renamingsIn } from "../../src/sql/named-objects.js";
import { parse } from "../sql/scripts.js";
import { connect } from "../../src/database/postgres.js";
import type { Session } from "../../src/database/session.js";
import { planDriftSql, type DriftSql } from "../../src/drift-sql/plan-drift-sql.js";
import { fixedNames } from "../../src/shadow/database-names.js";
import { toLastingSession } from "../../src/shadow/lasting-session.js";
import { copyDatabase, toServerDatabase, type ShadowServer } from "../../src/shadow/server-database.js";
import type { ShadowDatabase } from "../../src/shadow/shadow.js";
import { changes as allChanges } from "../drift/changes/all.js";
import type { Change } from "../drift/changes/change.js";
import { createRichDatabase, read } from "../drift/rich-database.js";
import type { TestDatabase } from "../support/database.js";

/** Single changes of every kind. A copy of a database has no subscription that could be changed. */
export const changes: readonly Change[] = allChanges.filter(({ sql }) => !sql.includes("feed_{db}"));

/** A shadow with the rich schema, and a way to copy it that leaves settings and privileges of the database as they are. */
export interface RichShadow {
  readonly shadow: Pick<ShadowDatabase, "session" | "major" | "home"> & { clone(): Promise<ShadowDatabase> };
  readonly copy: () => Promise<ShadowDatabase>;
  /** Names of the copies that are there. */
  readonly listCopies: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

let copies = 0;

/** Makes a shadow on a test server; its superuser stands for the owner. */
export async function openRichShadow(major: number): Promise<RichShadow> {
  const db: TestDatabase = await createRichDatabase(major);
  // A copy of a database has no subscription.
  await db.query(`DROP SUBSCRIPTION feed_${db.name}`);
  const login = async (database: string): Promise<Session> => {
    const parsed = parseDatabaseUrl(db.server.url(database));
    if (!("ok" in parsed)) throw new Error(parsed.problem);
    return await connect(parsed.ok, { applicationName: "drift sql test" });
  };
  const admin = await login("postgres");
  const server: ShadowServer = {
    names: fixedNames,
    admin,
    adminIsSuperuser: true,
    owner: "postgres",
    copying: major < 15 ? "default" : "files",
    login,
  };
  const copier = {
    copy: async (from: string): Promise<string> => {
      const name = `${db.name}_${++copies}`;
      await copyDatabase(server, from, name);
      return name;
    },
    settle: async () => {},
  };
  const described = { major, home: "public", prepare: [], copier, refuses: null };
  const session = toLastingSession(() => login(db.name));
  const copy = async (): Promise<ShadowDatabase> => {
    await session.park();
    return toServerDatabase(server, { name: await copier.copy(db.name), ...described });
  };
  return {
    shadow: { ...toServerDatabase(server, { name: db.name, ...described }, session), clone: copy },
    copy,
    listCopies: async () => {
      const { results } = await admin.send(`SELECT datname FROM pg_database WHERE datname LIKE '${db.name}\\_%'`);
      return results[0]?.rows.flatMap(([name]) => name ?? []) ?? [];
    },
    close: async () => {
      await session.park();
      await admin.send(`DROP DATABASE ${db.name} WITH (FORCE)`);
      await admin.close();
    },
  };
}

/** A copy of the rich schema that somebody changed out of band. */
export interface Changed {
  readonly target: ShadowDatabase;
  readonly expected: SchemaSnapshot;
  readonly actual: SchemaSnapshot;
}

/** Changes a copy of the rich schema, and removes it after the use. */
export async function withChange<Result>(
  { shadow, copy }: RichShadow,
  { sql, alone }: Pick<Change, "sql" | "alone">,
  use: (changed: Changed) => Promise<Result>,
): Promise<Result> {
  const target = await copy();
  try {
    const [name] = (await target.session.send("SELECT current_database()")).results[0]?.rows[0] ?? [];
    const text = sql.replaceAll("{db}", name ?? "");
    if (alone === true) for (const statement of text.split(";\n")) await target.session.send(statement);
    else {
      const { error } = await target.session.send(text);
      if (error !== null) throw new Error(error.message);
    }
    const { major } = shadow;
    const [expected, actual] = [await read(shadow.session, major), await read(target.session, major)];
    return await use({ target, expected, actual });
  } finally {
    await target.close();
  }
}

/** Plans SQL both ways for a changed copy of the rich schema. */
export async function planChanged(
  { shadow }: RichShadow,
  { target, expected, actual }: Changed,
  { until = Date.now() + 120_000 }: { readonly until?: number } = {},
): Promise<DriftSql | null> {
  const bounds = { until, signal: new AbortController().signal, elevate: null };
  const drifts = diffSnapshots(expected, actual);
  return await planDriftSql({ shadow, target: target.session, drifts, expected, actual, schemas: [], bounds });
}

/** Changes a copy of the rich schema as somebody did out of band, and plans SQL both ways. */
export async function planChange(
  rich: RichShadow,
  change: Pick<Change, "sql" | "alone">,
  limits?: { readonly until?: number },
): Promise<DriftSql | null> {
  return await withChange(rich, change, (changed) => planChanged(rich, changed, limits));
}

/**
 * What would still be told as changed since the last deploy after a migration with this SQL, where the drift is already and it
 * changes nothing. Without privileges: one attribute holds those of everybody.
 */
export async function toldAfterwards({ expected, actual }: Changed, sql: string): Promise<readonly Drift[]> {
  const { statements } = await parse(sql);
  const named = toNamedKeys(namedObjects(statements), { snapshots: [expected, actual], path: ["public"] });
  const kept = mergeSnapshots({
    stored: expected,
    before: actual,
    after: actual,
    named: named.wholes,
    set: named.attributes,
    renamings: renamingsIn(statements),
  });
  const isOfPrivileges = (drift: Drift): boolean =>
    [...Object.keys(drift.expected), ...Object.keys(drift.actual)].every((name) => /privileges|grantors/.test(name));
  return diffSnapshots(kept, actual).filter((drift) => !isOfPrivileges(drift));
}
