import { query } from "../database/session.js";
import type { Session } from "../database/session.js";

/** What an object is called, whatever it was called before. */
export interface Named {
  readonly kind: string;
  readonly identity: string;
}

const kindOfRelation = `CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view'
  WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' END`;

const people = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** Outer objects first. What follows the name of another by itself is left out: inherited columns, indexes of constraints. */
const sql = `SELECT 'n' || n.oid, 'schema', pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_namespace n WHERE ${people}
UNION ALL SELECT 'c' || c.oid, ${kindOfRelation}, pg_catalog.format('%I.%I', n.nspname, c.relname)
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL SELECT 't' || t.oid, CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'composite type' END,
    pg_catalog.format('%I.%I', n.nspname, t.typname)
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  WHERE ${people} AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
UNION ALL SELECT 'p' || p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid::pg_catalog.regprocedure::text
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${people} AND p.prokind IN ('f', 'p')
UNION ALL SELECT 'a' || c.oid || '.' || a.attnum, CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END,
    pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname)
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND c.relkind IN ('r', 'p', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount = 0
UNION ALL SELECT 'k' || k.oid, 'constraint', pg_catalog.format('%I.%I.%I', n.nspname, c.relname, k.conname)
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND k.contype IN ('c', 'f', 'p', 'u', 'x') AND k.coninhcount = 0
UNION ALL SELECT 'e' || e.oid, 'label', pg_catalog.format('%I.%I %L', n.nspname, t.typname, e.enumlabel)
  FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${people}`;

/** What a throw-away database calls its objects, by what stays the same under another name. Throws Failure. */
export async function readNames(session: Session): Promise<ReadonlyMap<string, Named>> {
  const whole = `BEGIN READ ONLY;\nSET LOCAL search_path = pg_catalog;\n${sql};\nCOMMIT`;
  const rows = (await query(session, whole, "reading the names of the shadow")).flatMap((result) => result.rows);
  return new Map(rows.map(([key, kind, identity]) => [key ?? "", { kind: kind ?? "", identity: identity ?? "" }]));
}
