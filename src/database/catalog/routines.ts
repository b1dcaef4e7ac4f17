import { quoteLiteral } from "../../core/quote.js";
import { flag, isInScope, joinComment, notOfExtension, owner, routine } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { acl } from "./privileges.js";

const type = (oid: string): string => `nullif(${oid}, 0)::pg_catalog.regtype::text`;

/** All that makes an aggregate one, but what is as CREATE AGGREGATE would leave it. */
const aggregate = `pg_catalog.concat_ws(' ', 'sfunc ' || ${routine("a.aggtransfn")}, 'stype ' || ${type("a.aggtranstype")}, 'sspace ' || nullif(a.aggtransspace, 0),
    'finalfunc ' || ${routine("a.aggfinalfn")}, CASE WHEN a.aggfinalextra THEN 'finalfunc_extra' END, 'finalfunc_modify ' || nullif(a.aggfinalmodify::text, 'r'),
    'combinefunc ' || ${routine("a.aggcombinefn")}, 'serialfunc ' || ${routine("a.aggserialfn")}, 'deserialfunc ' || ${routine("a.aggdeserialfn")},
    'initcond ' || pg_catalog.quote_literal(a.agginitval), 'msfunc ' || ${routine("a.aggmtransfn")}, 'minvfunc ' || ${routine("a.aggminvtransfn")},
    'mstype ' || ${type("a.aggmtranstype")}, 'msspace ' || nullif(a.aggmtransspace, 0), 'mfinalfunc ' || ${routine("a.aggmfinalfn")},
    CASE WHEN a.aggmfinalextra THEN 'mfinalfunc_extra' END, 'mfinalfunc_modify ' || nullif(a.aggmfinalmodify::text, 'r'), 'minitcond ' || pg_catalog.quote_literal(a.aggminitval),
    'sortop ' || nullif(a.aggsortop, 0)::pg_catalog.regoperator::text, 'kind ' || nullif(a.aggkind::text, 'n'))`;

/**
 * Functions, procedures and aggregates, told apart by name and argument types; the body is an attribute of its own, so
 * that a change shows as one. The constructors of a range type come along with it.
 */
export const routines: CatalogQuery = {
  name: "routines",
  sql: (
    scope,
  ) => `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END AS kind,
    p.oid::pg_catalog.regprocedure::text AS identity, pg_catalog.pg_get_function_arguments(p.oid) AS arguments, pg_catalog.pg_get_function_result(p.oid) AS result,
    CASE WHEN p.prokind <> 'a' THEN pg_catalog.quote_ident(l.lanname) END AS language,
    CASE WHEN p.prokind <> 'a' THEN coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) ELSE ${aggregate} END AS definition,
    p.probin AS library, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility, ${flag("p.proisstrict")} AS strict,
    ${flag("p.prosecdef")} AS security_definer, ${flag("p.proleakproof")} AS leakproof,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel, p.proconfig AS "settings:list",
    CASE WHEN p.prokind <> 'a' AND p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost END AS cost,
    CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows END AS rows, ${routine("p.prosupport")} AS support,
    p.protrftypes::pg_catalog.regtype[] AS "transforms:list",
    ${owner("p.proowner")} AS owner, ${acl({ acl: "p.proacl", type: "'f'", ownerOid: "p.proowner" })} AS "privileges:acl", cm.description AS comment
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid ${joinComment("cm", "pg_proc", "p.oid")}
    WHERE ${isInScope("p.pronamespace", "n", scope)} AND NOT (n.nspname = ${quoteLiteral(scope.home)} AND p.proname = 'schema_version_log_refuse') AND ${notOfExtension("pg_proc", "p.oid")}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid AND i.deptype = 'i')`,
};
