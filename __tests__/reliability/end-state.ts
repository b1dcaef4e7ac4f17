import { decodeSnapshot } from "../../src/database/snapshot-store.js";
import type { EncodedSnapshot } from "../../src/database/snapshot-store.js";
import type { TestDatabase } from "../support/database.js";

/** One row of the log as far as it is the same in two runs. */
export interface LoggedEvent {
  readonly event: string;
  readonly version: string | null;
  readonly script: string | null;
  readonly checksum: string | null;
  readonly success: boolean;
}

/** All of a database that two runs with one outcome must have in common. */
export interface EndState {
  /** The definition of every object of the user's schemas, the tool's own included. */
  readonly schema: readonly string[];
  /** The rows of each table but the log, as sorted JSON; times left out. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Without attempts: `apply` and `undo` only, oldest first. */
  readonly finals: readonly LoggedEvent[];
  /** `start`, `undo-start`, `fail` and `cancel`, oldest first. */
  readonly attempts: readonly LoggedEvent[];
  /** Transactions of migrations whose own callbacks did not run in them, once for each. */
  readonly torn: readonly string[];
}

/** Callbacks run as often as runs do: their table is no part of the end state. */
export const perRunTable = "callback_run";

const schemaSql = `
  WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  SELECT format('schema %s', nspname) AS line FROM own
  UNION ALL SELECT format('%s %s.%s', c.relkind, o.nspname, c.relname) FROM pg_class c JOIN own o ON o.oid = c.relnamespace
  UNION ALL SELECT format('column %s.%s %s %s %s %s %s', c.oid::regclass, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod),
      a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN own o ON o.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND c.relkind IN ('r', 'v', 'm', 'p')
  UNION ALL SELECT format('constraint %s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN own o ON o.oid = k.connamespace
  UNION ALL SELECT format('index %s valid=%s', pg_get_indexdef(i.indexrelid), i.indisvalid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN own o ON o.oid = c.relnamespace
  UNION ALL SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class c JOIN own o ON o.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm')
  UNION ALL SELECT format('function %s', pg_get_functiondef(p.oid)) FROM pg_proc p JOIN own o ON o.oid = p.pronamespace
  UNION ALL SELECT format('trigger %s %s', pg_get_triggerdef(t.oid), t.tgenabled) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN own o ON o.oid = c.relnamespace WHERE NOT t.tgisinternal
  UNION ALL SELECT format('comment %s', obj_description(c.oid)) FROM pg_class c JOIN own o ON o.oid = c.relnamespace
    WHERE obj_description(c.oid) IS NOT NULL
  ORDER BY line`;

const timeless = "- 'installed_on' - 'execution_time' - 'tx'";

/** Reads the end state of a database, in few queries. */
export async function readEndState(database: TestDatabase): Promise<EndState> {
  const schema = await database.query<{ line: string }>(schemaSql);
  const tables = await database.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1`,
  );
  const rows: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    if (name === "schema_version_log") continue;
    if (name === "schema_version_snapshot") {
      rows[name] = await readSnapshots(database);
      continue;
    }
    const found = await database.query<{ row: string }>(
      `SELECT (to_jsonb(t) ${timeless})::text AS row FROM ${name} t ORDER BY 1`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  const events = await readLog(database);
  const { [perRunTable]: runs, ...compared } = rows;
  return {
    schema: schema.map(({ line }) => line),
    rows: compared,
    finals: events.filter(isFinal),
    attempts: events.filter((one) => !isFinal(one)),
    torn: await readTorn(database, { counted: runs !== undefined && "counter" in rows }),
  };
}

/** The moments with what they hold, one object a line. */
async function readSnapshots(database: TestDatabase): Promise<readonly string[]> {
  const stored = await database.query<EncodedSnapshot & { readonly moment: string }>(
    `SELECT moment, format_version AS "formatVersion", checksum, content FROM schema_version_snapshot ORDER BY moment`,
  );
  return stored.flatMap(({ moment, ...encoded }) => {
    const decoded = decodeSnapshot(encoded);
    if ("problem" in decoded) return [`${moment}: ${decoded.problem}`];
    return decoded.snapshot.objects.map(({ kind, identity, attributes }) => {
      const sorted = Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `${moment}: ${kind} ${identity} ${JSON.stringify(sorted)}`;
    });
  });
}

async function readTorn(
  database: TestDatabase,
  { counted }: { readonly counted: boolean },
): Promise<readonly string[]> {
  if (!counted) return [];
  const torn = await database.query<{ torn: string }>(
    `SELECT format('%s: %s', c.tx, string_agg(c.name, ', ')) AS torn FROM counter c
     LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE r.event = 'beforeEachMigrate') AS before,
       count(*) FILTER (WHERE r.event = 'afterEachMigrate') AS after FROM ${perRunTable} r WHERE r.tx = c.tx) r ON true
     GROUP BY c.tx, r.before, r.after HAVING (r.before, r.after) <> (count(*), count(*))`,
  );
  return torn.map((row) => row.torn);
}

/** The log, oldest first; empty where there is none yet. */
export async function readLog(database: TestDatabase): Promise<readonly LoggedEvent[]> {
  const [log] = await database.query<{ present: boolean }>(
    "SELECT to_regclass('schema_version_log') IS NOT NULL AS present",
  );
  if (log?.present !== true) return [];
  return await database.query<LoggedEvent>(
    "SELECT event, version, script_name AS script, checksum, success FROM schema_version_log ORDER BY id",
  );
}

function isFinal({ event }: LoggedEvent): boolean {
  return event === "apply" || event === "undo";
}
