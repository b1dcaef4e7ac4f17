import type { Script } from "../../core/model.js";
import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import type { DestroyedData } from "../../core/report.js";
import type { Session } from "../../database/session.js";
import { ownSearchPath } from "../../database/target.js";
import type { Target } from "../../database/target.js";
import { destroyedBy } from "../../sql/destroys.js";
import type { Destroyed } from "../../sql/destroys.js";
import { followRenames } from "../../sql/renames.js";
import type { Loaded } from "../load.js";
import type { RunState } from "./run-state.js";
import { tryRead } from "../../database/read.js";

/** What data the undo scripts destroy, one after the other, with the target's estimates. Read-only: looks for one row, never counts. */
export async function lookUpDestroyed(
  session: Session,
  target: Target,
  loaded: Loaded,
  scripts: readonly Script[],
): Promise<ReadonlyMap<Script, readonly DestroyedData[]>> {
  const found = new Map<Script, readonly DestroyedData[]>();
  const renames = followRenames();
  for (const script of scripts) {
    const { statements } = await loaded.parse(script);
    const destroyed: DestroyedData[] = [];
    for (const one of destroyedBy(statements, renames)) destroyed.push(...(await lookUpOne(session, target, one)));
    found.set(script, unique(destroyed));
  }
  return found;
}

/** Whether an undo script provably destroys no row on the target. */
export async function destroysNoRow({ holding, loaded }: RunState, undo: Script): Promise<boolean> {
  const found = await lookUpDestroyed(holding.session, holding.target, loaded, [undo]);
  return (found.get(undo) ?? []).every(({ seen }) => seen === false);
}

const patienceMs = 2000;

async function lookUpOne(session: Session, target: Target, one: Destroyed): Promise<readonly DestroyedData[]> {
  if (one.kind === "unknown") return [{ kind: "unknown", name: one.text, rows: null, seen: null }];
  const kind = one.kind === "schema" ? "table" : one.kind;
  const tables = await readTables(session, target, one);
  // What could not be looked up may be there.
  if (tables === null) return [{ kind, name: nameOf(one), rows: null, seen: null }];
  const looked: DestroyedData[] = [];
  for (const { schema, name, rows } of tables) {
    const qualified = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
    const condition = one.column === null ? "" : ` WHERE ${quoteIdentifier(one.column)} IS NOT NULL`;
    const seen = await seesRow(session, `SELECT FROM ${qualified}${condition}`);
    looked.push({ kind, name: nameOf({ ...one, schema, name }), rows, seen });
  }
  return looked;
}

function nameOf({ schema, name, column }: Pick<Destroyed, "schema" | "name" | "column">): string {
  return [schema, name, column].filter((part) => part !== null).join(".");
}

interface Table {
  readonly schema: string;
  readonly name: string;
  /** The planner's estimate, partitions summed; null where it never looked. */
  readonly rows: number | null;
}

/** The tables that a statement means, as far as they exist; null when they could not be looked up. */
async function readTables(session: Session, { searchPath }: Target, one: Destroyed): Promise<readonly Table[] | null> {
  const relation = [one.schema, one.name]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  const which =
    one.kind === "schema"
      ? `n.nspname = ${quoteLiteral(one.name)} AND c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition`
      : `c.oid = current_setting('schema_version.relation')::oid`;
  const column =
    one.column === null
      ? ""
      : ` AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ${quoteLiteral(one.column)} AND NOT a.attisdropped)`;
  // The name is the file's, so its search_path resolves it; nothing else may be found there.
  const reply = await session.send(
    `BEGIN READ ONLY; SELECT pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, true);
     SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${quoteLiteral(relation)})::pg_catalog.oid::pg_catalog.text, '0'), true);
     SET LOCAL search_path = ${ownSearchPath};
     SELECT n.nspname, c.relname, (SELECT CASE WHEN bool_or(p.reltuples >= 0) THEN sum(greatest(p.reltuples, 0)) END
         FROM pg_class p WHERE p.oid = c.oid OR p.oid IN (SELECT t.relid FROM pg_partition_tree(c.oid) t))
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${which}${column}; COMMIT`,
  );
  if (reply.error !== null) {
    await session.send("ROLLBACK");
    return null;
  }
  return (reply.results[4]?.rows ?? []).map(([schema, name, rows]) => ({
    schema: schema ?? "",
    name: name ?? "",
    rows: rows === null || rows === undefined ? null : Number(rows),
  }));
}

/** True when there is a row, false when there is none, null when that could not be seen in time. */
async function seesRow(session: Session, select: string): Promise<boolean | null> {
  const settings = [`statement_timeout = ${patienceMs}`, "row_security = off"];
  const { rows, error } = await tryRead(session, [`SELECT EXISTS (${select})`], settings);
  return error === null ? rows[0]?.[0]?.[0] === "t" : null;
}

function unique(destroyed: readonly DestroyedData[]): readonly DestroyedData[] {
  return [...new Map(destroyed.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}
