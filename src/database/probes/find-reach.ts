import { quoteLiteral } from "../../core/quote.js";
import type { RelationName } from "../../sql/syntax.js";
import type { Session } from "../session.js";
import type { Target } from "../target.js";
import { askAbout, relationOid } from "./live-name.js";

/** Where a change of a table's rows arrives. */
export interface Reach {
  /** Names of the table, of its parents and of its children; empty where the target does not have it. */
  readonly tables: readonly string[];
  /** `anywhere` behind a view, a rule, a foreign key that hands on, or a trigger that may do anything. */
  readonly further: "nowhere" | "anywhere";
}

/** Words of code that may change rows, or run what does. */
const changing = String.raw`\m(insert|update|delete|merge|truncate|copy|select|with|execute|perform|call|alter|drop)\M`;

// A trigger whose code names no statement sets values of its own row, as those for a column `updated_at` do.
const question = `WITH RECURSIVE up AS (SELECT ${relationOid} AS oid UNION SELECT i.inhparent FROM pg_inherits i JOIN up ON i.inhrelid = up.oid),
  family AS (SELECT oid FROM up UNION SELECT i.inhrelid FROM pg_inherits i JOIN family f ON i.inhparent = f.oid)
SELECT c.relname, c.relkind NOT IN ('r', 'p')
    OR EXISTS (SELECT FROM pg_rewrite w WHERE w.ev_class = c.oid)
    OR EXISTS (SELECT FROM pg_constraint o WHERE o.confrelid = c.oid AND o.confupdtype IN ('c', 'n', 'd'))
    OR EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
      WHERE t.tgrelid = c.oid AND p.pronamespace <> 'pg_catalog'::regnamespace
        AND (l.lanname <> 'plpgsql' OR p.prosrc ~* ${quoteLiteral(changing)}))
  FROM family f JOIN pg_class c ON c.oid = f.oid`;

/** Which tables of a target have other rows once that one has. Read-only. */
export async function findReach(session: Session, target: Target, relation: RelationName): Promise<Reach> {
  const results = await askAbout(session, target, relation, [question]);
  const rows = results?.[0]?.rows ?? [];
  return {
    tables: rows.map(([name]) => name ?? ""),
    further: results === null || rows.some(([, further]) => further === "t") ? "anywhere" : "nowhere",
  };
}
