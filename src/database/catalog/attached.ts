import { expression, firing, firstOfPeople, flag, joinComment, qualified, relationInScope } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

const table = (oid: string): string =>
  `JOIN pg_catalog.pg_class c ON c.oid = ${oid} JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

/**
 * Triggers of people; internal ones belong to constraints. Copies on partitions are internal on 14, and have a state of
 * their own everywhere.
 */
export const triggers: CatalogQuery = {
  name: "triggers",
  sql: (
    scope,
  ) => `SELECT 'trigger' AS kind, ${qualified("n", "c.relname", "g.tgname")} AS identity, pg_catalog.pg_get_triggerdef(g.oid) AS definition,
    ${firing("g.tgenabled")} AS firing, cm.description AS comment, ${flag("g.tgparentid <> 0")} AS inherited
    FROM pg_catalog.pg_trigger g ${table("g.tgrelid")} LEFT JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint ${joinComment("cm", "pg_trigger", "g.oid")}
    WHERE (NOT g.tgisinternal OR g.tgparentid <> 0) AND (k.contype IS NULL OR k.contype = 't') AND ${relationInScope("n", "c", scope)}`,
};

/** Rules but those that make a view a view. */
export const rules: RareKind = {
  kind: "rule",
  catalog: "pg_rewrite",
  seldom: `o.rulename <> '_RETURN' AND o.oid >= ${firstOfPeople}`,
  from: (scope) =>
    `FROM pg_catalog.pg_rewrite o ${table("o.ev_class")} WHERE o.rulename <> '_RETURN' AND ${relationInScope("n", "c", scope)}`,
  identity: qualified("n", "c.relname", "o.rulename"),
  attributes: () => ({ definition: "pg_catalog.pg_get_ruledef(o.oid)", firing: firing("o.ev_enabled") }),
};

const who = `CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) END`;

/** Policies of row-level security. */
export const policies: CatalogQuery = {
  name: "policies",
  sql: (scope) => `SELECT 'policy' AS kind, ${qualified("n", "c.relname", "p.polname")} AS identity,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
    ${flag("NOT p.polpermissive")} AS restrictive, ARRAY(SELECT ${who} FROM pg_catalog.unnest(p.polroles) r) AS "roles:list",
    ${expression("p.polqual", "p.polrelid")} AS "using", ${expression("p.polwithcheck", "p.polrelid")} AS with_check, cm.description AS comment
    FROM pg_catalog.pg_policy p ${table("p.polrelid")} ${joinComment("cm", "pg_policy", "p.oid")} WHERE ${relationInScope("n", "c", scope)}`,
};
