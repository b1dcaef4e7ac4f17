import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { quoteIdentifier } from "../../core/quote.js";
import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import { createTablesSql } from "../../database/tables.js";
import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import type { Frozen, ShadowDatabase } from "../shadow.js";
import { runScript } from "./run.js";
import { seedEmptyTables } from "./seed.js";
import { wordsOf } from "./told.js";

/** Which tables that are empty get a row of ours: all, those that the target has, none; `as-is`: as the last run left them. */
export type Seeding = "seeded" | "of-target" | "unseeded" | "as-is";

const rowsOf = { seeded: 2, "of-target": 1, unseeded: 0, "as-is": 2 } as const;

/** Where migrations are rehearsed: a copy of the shadow, made anew when a rehearsal left it otherwise than it should be. */
export interface Stage {
  /** The database after all accepted scripts, with a row in each table where it is to be seeded. */
  readonly ready: (seeding: Seeding) => Promise<ShadowDatabase>;
  /** A database of its own in that state, without rows of ours, for one more proof; the caller closes it. */
  readonly another: () => Promise<ShadowDatabase>;
  /** The same as it was before the last accepted script. */
  readonly beforeLast: () => Promise<ShadowDatabase>;
  /** Tables by oid that were there before all rehearsals: the target has them, with rows that are not here. */
  readonly ofTarget: () => ReadonlySet<string>;
  /** Whether scripts were accepted, which may have made tables that the target does not have. */
  readonly grown: () => boolean;
  /** What came to pass on the database that `ready` gave: its script is part of the state from here on. */
  readonly accept: (script: Runnable) => void;
  /** The schema of the database that `ready` gives, where it was read already. */
  readonly known: () => SchemaSnapshot | null;
  /** Tells the schema that the database has now; null where that is to be read. */
  readonly learn: (snapshot: SchemaSnapshot | null) => void;
  /** What the database holds now is not what the accepted scripts make. */
  readonly spoil: () => void;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly clone: () => Promise<ShadowDatabase>;
  readonly limits: Limits;
  /** Whether the tool's own tables are needed: `apply` has made them before any file runs. */
  readonly ownTables: "made" | "not-needed";
}

/** Makes a stage; nothing is copied before it is needed. */
export function makeStage({ clone, limits, ownTables }: StageOptions): Stage {
  const accepted: Runnable[] = [];
  let frozen: Checkpoint | null = null;
  let current: { readonly database: ShadowDatabase; readonly seeding: Seeding } | null = null;
  let spoiled = false;
  let schema: SchemaSnapshot | null = null;
  let roles: ReadonlySet<string> | null = null;
  let tables: ReadonlySet<string> | null = null;
  const close = async (): Promise<void> => {
    const was = current;
    [current, spoiled, schema] = [null, false, null];
    await was?.database.close();
  };
  const copy = async (scripts: readonly Runnable[]): Promise<ShadowDatabase> => {
    const database = await (frozen?.state.open ?? clone)();
    try {
      roles = await clearRoles(database, roles, frozen?.roles);
      if (ownTables === "made" && frozen === null) await makeOwnTables(database);
      tables ??= await listTables(database.session);
      const since = scripts.slice(frozen?.scripts ?? 0, accepted.length - 1);
      for (const script of since) await runAgain(database, script, limits);
      // The last one is left out, so that there is a way back to what was before it.
      if (isMuch(since)) {
        const state = await database.freeze();
        await frozen?.state.drop();
        const count = (frozen?.scripts ?? 0) + since.length;
        frozen = { state, scripts: count, roles: new Set(await listRoles(database.session)) };
      }
      for (const script of scripts.slice(accepted.length - 1)) await runAgain(database, script, limits);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };
  return {
    ready: async (seeding) => {
      const undoes = current !== null && rowsOf[seeding] < rowsOf[current.seeding];
      if (spoiled || undoes) await close();
      const database = current?.database ?? (await copy(accepted));
      if (seeding === "seeded" || seeding === "of-target") {
        await seedEmptyTables(database, limits, seeding === "seeded" ? null : (tables ?? new Set()));
      }
      current = { database, seeding: seeding === "as-is" ? (current?.seeding ?? "unseeded") : seeding };
      return database;
    },
    another: () => copy(accepted),
    beforeLast: () => copy(accepted.slice(0, -1)),
    ofTarget: () => tables ?? new Set(),
    grown: () => accepted.length > 0,
    accept: (script) => {
      accepted.push(script);
    },
    known: () => schema,
    learn: (snapshot) => {
      schema = snapshot;
    },
    spoil: () => {
      [spoiled, schema] = [true, null];
    },
    close: async () => {
      const left = await leavesRoles(current?.database ?? null, roles, limits);
      await close();
      await frozen?.state.drop();
      if (!left) return;
      const database = await clone();
      await clearRoles(database, roles);
      await database.close();
    },
  };
}

/** The database after some of the accepted scripts, so that a copy runs only those behind them again. */
interface Checkpoint {
  readonly state: Frozen;
  /** How many of them. */
  readonly scripts: number;
  /** The server's roles at that time. */
  readonly roles: ReadonlySet<string>;
}

/** What running these again costs is as much as another copy. */
function isMuch(scripts: readonly Runnable[]): boolean {
  return scripts.length > 10 || scripts.reduce((sum, { parsed }) => sum + parsed.sql.length, 0) > 1_000_000;
}

/** It ran before, from the same state. Throws Failure where it does not. */
async function runAgain(database: ShadowDatabase, script: Runnable, limits: Limits): Promise<void> {
  const { error } = await runScript(database, script, { limits, trace: false, end: "commit" });
  if (error === null) return;
  const message = `${script.script.name} ran once, and then not again from the same state: ${wordsOf(error)}`;
  throw new Failure("database", [finding("not-rehearsed", { message })]);
}

/** Roles belong to a server, not to a database: what a run made that is gone would hinder the next. */
async function clearRoles(
  { session, engine }: ShadowDatabase,
  before: ReadonlySet<string> | null,
  kept: ReadonlySet<string> | null = before,
): Promise<ReadonlySet<string>> {
  if (engine === "embedded" && before !== null) return before;
  const now = await listRoles(session);
  if (before === null) return new Set(now);
  for (const name of now.filter((one) => kept?.has(one) !== true)) {
    await session.send(`DROP ROLE IF EXISTS ${quoteIdentifier(name)}`);
  }
  return before;
}

async function listRoles(session: Session): Promise<readonly string[]> {
  const [result] = await query(session, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
  return result?.rows.flatMap(([name]) => name ?? []) ?? [];
}

async function makeOwnTables({ session, home }: ShadowDatabase): Promise<void> {
  const sql = createTablesSql(home, ["versions", "repeatables", "log"], true);
  await query(session, sql, "making what stands for the tool's tables");
}

async function listTables(session: Session): Promise<ReadonlySet<string>> {
  const sql = `SELECT c.oid FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.>=) 16384
    AND c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm', 'p', 'f']::pg_catalog."char"[])`;
  const [result] = await query(session, sql, "listing the shadow's tables");
  return new Set(result?.rows.flatMap(([oid]) => oid ?? []));
}

/** Whether the server has roles of ours that would hinder whoever runs the same files after us. */
async function leavesRoles(
  database: ShadowDatabase | null,
  before: ReadonlySet<string> | null,
  { signal }: Limits,
): Promise<boolean> {
  if (database === null || before === null || database.engine === "embedded" || signal.aborted) return false;
  // A server that is lost has no roles any more, and whoever lost it tells.
  const now = await listRoles(database.session).catch(() => []);
  return now.some((name) => !before.has(name));
}
