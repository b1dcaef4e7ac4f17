import { flag, isInScope, notOfServer, qualified, routine, type } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

const operator = (oid: string): string => `nullif(${oid}, 0)::pg_catalog.regoperator::text`;

export const operators: RareKind = {
  kind: "operator",
  catalog: "pg_operator",
  seldom: notOfServer("o.oprnamespace"),
  from: (scope) =>
    `FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE ${isInScope("o.oprnamespace", "n", scope)}`,
  identity: "o.oid::pg_catalog.regoperator::text",
  owner: "o.oprowner",
  attributes: () => ({
    function: routine("o.oprcode"),
    result: type("nullif(o.oprresult, 0)"),
    commutator: operator("o.oprcom"),
    negator: operator("o.oprnegate"),
    restrict: routine("o.oprrest"),
    join: routine("o.oprjoin"),
    hashes: flag("o.oprcanhash"),
    merges: flag("o.oprcanmerge"),
  }),
};

/** Lines of a family, or those of one class in it: what a class was made with goes with it. */
const familyContent = (
  oid: string,
  ofClass: (catalog: string, item: string) => string = () => "",
): string => `(SELECT pg_catalog.string_agg(m.line, ', ' ORDER BY m.line COLLATE "C") FROM (
      SELECT 'operator ' || p.amopstrategy || ' ' || p.amopopr::pg_catalog.regoperator || coalesce(' for order by ' || (SELECT s.opfname FROM pg_catalog.pg_opfamily s WHERE s.oid = p.amopsortfamily), '') AS line
        FROM pg_catalog.pg_amop p WHERE p.amopfamily = ${oid}${ofClass("pg_amop", "p.oid")}
      UNION ALL SELECT 'function ' || q.amprocnum || ' (' || ${type("q.amproclefttype")} || ', ' || ${type("q.amprocrighttype")} || ') ' || ${routine("q.amproc")} FROM pg_catalog.pg_amproc q WHERE q.amprocfamily = ${oid}${ofClass("pg_amproc", "q.oid")}) m)`;

const ofThisClass = (catalog: string, item: string): string =>
  ` AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${item} AND d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass AND d.refobjid = o.oid)`;

const hasOwnFamily = "f.opfname = o.opcname AND f.opfnamespace = o.opcnamespace";

/** Operator classes; a family that one brought along has its name and comes with it. */
export const operatorClasses: RareKind = {
  kind: "operator class",
  catalog: "pg_opclass",
  seldom: notOfServer("o.opcnamespace"),
  from: (
    scope,
  ) => `FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opcmethod
      JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace WHERE ${isInScope("o.opcnamespace", "n", scope)}`,
  identity: `${qualified("n", "o.opcname")} || ' using ' || pg_catalog.quote_ident(a.amname)`,
  owner: "o.opcowner",
  attributes: () => ({
    type: type("o.opcintype"),
    family: qualified("fn", "f.opfname"),
    is_default: flag("o.opcdefault"),
    key_type: type("nullif(o.opckeytype, 0)"),
    definition: `CASE WHEN ${hasOwnFamily} THEN ${familyContent("f.oid")} END`,
    items: `CASE WHEN NOT (${hasOwnFamily}) THEN ${familyContent("f.oid", ofThisClass)} END`,
  }),
};

/** Operator families by themselves. */
export const operatorFamilies: RareKind = {
  kind: "operator family",
  catalog: "pg_opfamily",
  seldom: notOfServer("o.opfnamespace"),
  from: (
    scope,
  ) => `FROM pg_catalog.pg_opfamily o JOIN pg_catalog.pg_namespace n ON n.oid = o.opfnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opfmethod
      WHERE ${isInScope("o.opfnamespace", "n", scope)} AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c WHERE c.opcfamily = o.oid AND c.opcname = o.opfname AND c.opcnamespace = o.opfnamespace)`,
  identity: `${qualified("n", "o.opfname")} || ' using ' || pg_catalog.quote_ident(a.amname)`,
  owner: "o.opfowner",
  attributes: () => ({ definition: familyContent("o.oid") }),
};

export const conversions: RareKind = {
  kind: "conversion",
  catalog: "pg_conversion",
  seldom: notOfServer("o.connamespace"),
  from: (scope) =>
    `FROM pg_catalog.pg_conversion o JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace WHERE ${isInScope("o.connamespace", "n", scope)}`,
  identity: qualified("n", "o.conname"),
  owner: "o.conowner",
  attributes: () => ({
    source_encoding: "pg_catalog.pg_encoding_to_char(o.conforencoding)",
    target_encoding: "pg_catalog.pg_encoding_to_char(o.contoencoding)",
    function: routine("o.conproc"),
    is_default: flag("o.condefault"),
  }),
};

/** The column that holds an ICU locale has another name on each of 15, 16 and 17. */
export const collations: RareKind = {
  kind: "collation",
  catalog: "pg_collation",
  seldom: notOfServer("o.collnamespace"),
  from: (scope) =>
    `FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(o) AS row) j WHERE ${isInScope("o.collnamespace", "n", scope)}`,
  identity: qualified("n", "o.collname"),
  owner: "o.collowner",
  attributes: () => ({
    provider: "CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' END",
    locale: "coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', o.collcollate::text)",
    ctype: "nullif(o.collctype::text, o.collcollate::text)",
    nondeterministic: flag("NOT o.collisdeterministic"),
    rules: "j.row ->> 'collicurules'",
  }),
};
