import { comment, flag, inScope, notOfExtension, notOwn } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";

const table = (oid: string): string =>
  `JOIN pg_catalog.pg_class c ON c.oid = ${oid} JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
const visible = (scope: CatalogScope): string =>
  `c.relpersistence <> 't' AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`;
const named = (name: string): string => `pg_catalog.format('%I.%I.%I', n.nspname, c.relname, ${name})`;
const enabled = (column: string): string =>
  `CASE ${column} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END`;

/** Triggers of people; internal ones belong to constraints, copies on partitions to the parent's. */
export const triggers: CatalogQuery = {
  name: "triggers",
  sql: (
    scope,
  ) => `SELECT 'trigger' AS kind, ${named("g.tgname")} AS identity, pg_catalog.pg_get_triggerdef(g.oid) AS definition,
    ${enabled("g.tgenabled")} AS firing, ${comment("pg_trigger", "g.oid")} AS comment
    FROM pg_catalog.pg_trigger g ${table("g.tgrelid")} WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND ${visible(scope)}`,
};

/** Rules but those that make a view a view. */
export const rules: CatalogQuery = {
  name: "rules",
  sql: (
    scope,
  ) => `SELECT 'rule' AS kind, ${named("r.rulename")} AS identity, pg_catalog.pg_get_ruledef(r.oid) AS definition,
    ${enabled("r.ev_enabled")} AS firing, ${comment("pg_rewrite", "r.oid")} AS comment
    FROM pg_catalog.pg_rewrite r ${table("r.ev_class")} WHERE r.rulename <> '_RETURN' AND ${visible(scope)}`,
};

/** Policies of row-level security. */
export const policies: CatalogQuery = {
  name: "policies",
  sql: (scope) => `SELECT 'policy' AS kind, ${named("p.polname")} AS identity,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
    ${flag("NOT p.polpermissive")} AS restrictive,
    (SELECT pg_catalog.string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) END, ', ' ORDER BY CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(r)::text END COLLATE "C") FROM pg_catalog.unnest(p.polroles) r) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using", pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS with_check,
    ${comment("pg_policy", "p.oid")} AS comment
    FROM pg_catalog.pg_policy p ${table("p.polrelid")} WHERE ${visible(scope)}`,
};
