import { firstOfPeople, flag, routine, type } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

/** Languages; those of the server itself are there for their privileges. */
export const languages: RareKind = {
  kind: "language",
  catalog: "pg_language",
  from: () => "FROM pg_catalog.pg_language o",
  identity: "pg_catalog.quote_ident(o.lanname)",
  owner: "o.lanowner",
  acl: ["o.lanacl", "l"],
  attributes: () => ({
    handler: routine("o.lanplcallfoid"),
    inline: routine("o.laninline"),
    validator: routine("o.lanvalidator"),
    trusted: flag("o.lanpltrusted"),
  }),
};

export const transforms: RareKind = {
  kind: "transform",
  catalog: "pg_transform",
  seldom: "starts empty",
  from: () =>
    `FROM pg_catalog.pg_transform o JOIN pg_catalog.pg_language l ON l.oid = o.trflang WHERE o.oid >= ${firstOfPeople}`,
  identity: `${type("o.trftype")} || ' for ' || pg_catalog.quote_ident(l.lanname)`,
  attributes: () => ({ from_sql: routine("o.trffromsql"), to_sql: routine("o.trftosql") }),
};

export const accessMethods: RareKind = {
  kind: "access method",
  catalog: "pg_am",
  seldom: `o.oid >= ${firstOfPeople}`,
  from: () => `FROM pg_catalog.pg_am o WHERE o.oid >= ${firstOfPeople}`,
  identity: "pg_catalog.quote_ident(o.amname)",
  attributes: () => ({
    handler: routine("o.amhandler"),
    type: "CASE o.amtype WHEN 't' THEN 'table' ELSE 'index' END",
  }),
};

/** Casts; the one from a range to its multirange comes along with the range. */
export const casts: RareKind = {
  kind: "cast",
  catalog: "pg_cast",
  seldom: `o.oid >= ${firstOfPeople}`,
  from: () => `FROM pg_catalog.pg_cast o WHERE o.oid >= ${firstOfPeople}
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND i.objid = o.oid AND i.deptype = 'i')`,
  identity: `${type("o.castsource")} || ' as ' || ${type("o.casttarget")}`,
  attributes: () => ({
    function: routine("o.castfunc"),
    context: "CASE o.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' END",
    method: "CASE o.castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END",
  }),
};
