import type { Script } from "../core/model.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import type { DestroyedData } from "../core/report.js";
import type { Session } from "../database/session.js";
import { ownSearchPath } from "../database/target.js";
import type { Target } from "../database/target.js";
import { destroyedBy } from "../sql/destroys.js";
import type { Destroyed } from "../sql/destroys.js";
import type { Loaded } from "./load.js";
import type { RunState } from "./run-state.js";

/** What data the undo scripts destroy, with the target's estimates. Read-only: it looks for one row, never counts. */
export async function lookUpDestroyed(
  session: Session,
  target: Target,
  loaded: Loaded,
  scripts: readonly Script[],
): Promise<ReadonlyMap<Script, readonly DestroyedData[]>> {
  const found = new Map<Script, readonly DestroyedData[]>();
  for (const script of scripts) {
    const { statements } = await loaded.parse(script);
    const destroyed: DestroyedData[] = [];
    for (const one of destroyedBy(statements)) destroyed.push(...(await lookUpOne(session, target, one)));
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
  const tables = await readTables(session, target, one);
  const looked: DestroyedData[] = [];
  for (const { schema, name, rows } of tables) {
    const qualified = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
    const condition = one.column === null ? "" : ` WHERE ${quoteIdentifier(one.column)} IS NOT NULL`;
    const kind = one.kind === "schema" ? "table" : one.kind;
    const label = one.column === null ? `${schema}.${name}` : `${schema}.${name}.${one.column}`;
    looked.push({ kind, name: label, rows, seen: await seesRow(session, `SELECT FROM ${qualified}${condition}`) });
  }
  return looked;
}

interface Table {
  readonly schema: string;
  readonly name: string;
  /** The planner's estimate, partitions summed; null where it never looked. */
  readonly rows: number | null;
}

async function readTables(session: Session, { searchPath }: Target, one: Destroyed): Promise<readonly Table[]> {
  const relation =
    one.schema === null ? quoteIdentifier(one.name) : `${quoteIdentifier(one.schema)}.${quoteIdentifier(one.name)}`;
  const which =
    one.kind === "schema"
      ? `n.nspname = ${quoteLiteral(one.name)} AND c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition`
      : `c.oid = pg_catalog.to_regclass(${quoteLiteral(relation)})`;
  const column =
    one.column === null
      ? ""
      : ` AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ${quoteLiteral(one.column)} AND NOT a.attisdropped)`;
  // The names are the file's, so its search_path resolves them; everything else is qualified.
  const reply = await session.send(
    `BEGIN READ ONLY; SELECT pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, true);
     SELECT n.nspname, c.relname, (SELECT CASE WHEN pg_catalog.bool_or(p.reltuples OPERATOR(pg_catalog.>=) 0) THEN pg_catalog.sum(greatest(p.reltuples, 0)) END
         FROM pg_catalog.pg_class p WHERE p.oid OPERATOR(pg_catalog.=) c.oid OR p.oid IN (SELECT t.relid FROM pg_catalog.pg_partition_tree(c.oid) t))
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${which}${column}; COMMIT`,
  );
  if (reply.error !== null) await session.send("ROLLBACK");
  return (reply.results[2]?.rows ?? []).map(([schema, name, rows]) => ({
    schema: schema ?? "",
    name: name ?? "",
    rows: rows === null || rows === undefined ? null : Number(rows),
  }));
}

/** True when there is a row, false when there is none, null when that could not be seen in time. */
async function seesRow(session: Session, select: string): Promise<boolean | null> {
  const reply = await session.send(
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath}; SET LOCAL statement_timeout = ${patienceMs}; SET LOCAL row_security = off; SELECT EXISTS (${select}); COMMIT`,
  );
  if (reply.error !== null) await session.send("ROLLBACK");
  return reply.error === null ? reply.results[4]?.rows[0]?.[0] === "t" : null;
}

function unique(destroyed: readonly DestroyedData[]): readonly DestroyedData[] {
  return [...new Map(destroyed.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}
