import { comment, flag, inScope, notOfExtension, options, owner, privileges } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

/** Functions, procedures and aggregates; the body is an attribute of its own, so that a change shows as one. */
export const routines: CatalogQuery = {
  name: "routines",
  sql: (
    scope,
  ) => `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END AS kind,
    pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) AS identity,
    pg_catalog.pg_get_function_arguments(p.oid) AS arguments, pg_catalog.pg_get_function_result(p.oid) AS result, l.lanname AS language,
    CASE WHEN p.prokind <> 'a' THEN coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) END AS body,
    CASE WHEN p.probin IS NOT NULL THEN p.probin END AS library,
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility, ${flag("p.proisstrict")} AS strict,
    ${flag("p.prosecdef")} AS security_definer, ${flag("p.proleakproof")} AS leakproof,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
    ${options("p.proconfig")} AS settings, CASE WHEN p.procost NOT IN (1, 100) THEN p.procost::text END AS cost,
    CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows::text END AS rows,
    CASE WHEN p.prosupport <> 0 THEN p.prosupport::text END AS support,
    ${options("(SELECT pg_catalog.array_agg(y::pg_catalog.regtype::text) FROM pg_catalog.unnest(p.protrftypes) y)")} AS transforms,
    (SELECT pg_catalog.format('sfunc %s stype %s final %s init %s combine %s serial %s deserial %s kind %s sort %s mfinal %s', a.aggtransfn, a.aggtranstype::pg_catalog.regtype, a.aggfinalfn, a.agginitval, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggkind, a.aggsortop::pg_catalog.regoperator, a.aggmfinalfn)
      FROM pg_catalog.pg_aggregate a WHERE a.aggfnoid = p.oid) AS aggregate,
    ${owner("p.proowner")} AS owner, ${privileges("p.proacl", "'f'", "p.proowner")} AS privileges, ${comment("pg_proc", "p.oid")} AS comment
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE ${inScope("n", scope)} AND p.proname <> 'schema_version_log_refuse' AND ${notOfExtension("pg_proc", "p.oid")}`,
};
