import { comment, flag, inScope, notOfExtension, owner, qualified, routine } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { privileges } from "./privileges.js";

const firstOfPeople = "16384"; // oids below belong to the server itself

const type = (oid: string): string => `${oid}::pg_catalog.regtype::text`;

export const operators: CatalogQuery = {
  name: "operators",
  sql: (scope) => `SELECT 'operator' AS kind, o.oid::pg_catalog.regoperator::text AS identity,
    ${routine("o.oprcode")} AS function, nullif(o.oprresult, 0)::pg_catalog.regtype::text AS result, nullif(o.oprcom, 0)::pg_catalog.regoperator::text AS commutator,
    nullif(o.oprnegate, 0)::pg_catalog.regoperator::text AS negator, ${routine("o.oprrest")} AS restrict, ${routine("o.oprjoin")} AS "join",
    ${flag("o.oprcanhash")} AS hashes, ${flag("o.oprcanmerge")} AS merges, ${owner("o.oprowner")} AS owner, ${comment("pg_operator", "o.oid")} AS comment
    FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_operator", "o.oid")}`,
};

const familyContent = `(SELECT pg_catalog.string_agg(m.line, ', ' ORDER BY m.line COLLATE "C") FROM (
      SELECT 'operator ' || p.amopstrategy || ' ' || p.amopopr::pg_catalog.regoperator || coalesce(' for order by ' || (SELECT s.opfname FROM pg_catalog.pg_opfamily s WHERE s.oid = p.amopsortfamily), '') AS line FROM pg_catalog.pg_amop p WHERE p.amopfamily = f.oid
      UNION ALL SELECT 'function ' || q.amprocnum || ' (' || ${type("q.amproclefttype")} || ', ' || ${type("q.amprocrighttype")} || ') ' || ${routine("q.amproc")} FROM pg_catalog.pg_amproc q WHERE q.amprocfamily = f.oid) m)`;

/** Operator classes, and families by themselves: one that a class brought along has its name and comes with it. */
export const operatorClasses: CatalogQuery = {
  name: "operator classes",
  sql: (
    scope,
  ) => `SELECT 'operator class' AS kind, ${qualified("n", "o.opcname")} || ' using ' || pg_catalog.quote_ident(a.amname) AS identity, ${type("o.opcintype")} AS type,
    ${qualified("fn", "f.opfname")} AS family, ${flag("o.opcdefault")} AS is_default, nullif(o.opckeytype, 0)::pg_catalog.regtype::text AS key_type,
    CASE WHEN f.opfname = o.opcname AND f.opfnamespace = o.opcnamespace THEN ${familyContent} END AS definition, ${owner("o.opcowner")} AS owner, ${comment("pg_opclass", "o.oid")} AS comment
    FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opcmethod
    JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_opclass", "o.oid")}
    UNION ALL SELECT 'operator family', ${qualified("n", "f.opfname")} || ' using ' || pg_catalog.quote_ident(a.amname), NULL, NULL, NULL, NULL, ${familyContent},
    ${owner("f.opfowner")}, ${comment("pg_opfamily", "f.oid")}
    FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_opfamily", "f.oid")}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.opcfamily = f.oid AND o.opcname = f.opfname AND o.opcnamespace = f.opfnamespace)`,
};

/** Casts; the one from a range to its multirange comes along with the range. */
export const casts: CatalogQuery = {
  name: "casts",
  sql: () => `SELECT 'cast' AS kind, ${type("c.castsource")} || ' as ' || ${type("c.casttarget")} AS identity, ${routine("c.castfunc")} AS function,
    CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' END AS context, CASE c.castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END AS method, ${comment("pg_cast", "c.oid")} AS comment
    FROM pg_catalog.pg_cast c WHERE c.oid >= ${firstOfPeople} AND ${notOfExtension("pg_cast", "c.oid")}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND i.objid = c.oid AND i.deptype = 'i')`,
};

export const conversions: CatalogQuery = {
  name: "conversions",
  sql: (
    scope,
  ) => `SELECT 'conversion' AS kind, ${qualified("n", "c.conname")} AS identity, pg_catalog.pg_encoding_to_char(c.conforencoding) AS source_encoding,
    pg_catalog.pg_encoding_to_char(c.contoencoding) AS target_encoding, ${routine("c.conproc")} AS function, ${flag("c.condefault")} AS is_default, ${owner("c.conowner")} AS owner, ${comment("pg_conversion", "c.oid")} AS comment
    FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_conversion", "c.oid")}`,
};

/** The column that holds an ICU locale has another name on each of 15, 16 and 17. */
export const collations: CatalogQuery = {
  name: "collations",
  sql: (
    scope,
  ) => `SELECT 'collation' AS kind, ${qualified("n", "c.collname")} AS identity, CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' END AS provider,
    coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', c.collcollate::text) AS locale, nullif(c.collctype::text, c.collcollate::text) AS ctype, ${flag("NOT c.collisdeterministic")} AS nondeterministic,
    j.row ->> 'collicurules' AS rules, ${owner("c.collowner")} AS owner, ${comment("pg_collation", "c.oid")} AS comment
    FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(c) AS row) j
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_collation", "c.oid")}`,
};

export const languages: CatalogQuery = {
  name: "languages",
  sql: () => `SELECT 'language' AS kind, pg_catalog.quote_ident(l.lanname) AS identity, ${routine("l.lanplcallfoid")} AS handler, ${routine("l.laninline")} AS inline, ${routine("l.lanvalidator")} AS validator, ${flag("l.lanpltrusted")} AS trusted,
    ${owner("l.lanowner")} AS owner, ${privileges({ acl: "l.lanacl", type: "'l'", ownerOid: "l.lanowner" })} AS privileges, ${comment("pg_language", "l.oid")} AS comment FROM pg_catalog.pg_language l WHERE ${notOfExtension("pg_language", "l.oid")}`,
};

export const accessMethods: CatalogQuery = {
  name: "access methods",
  sql: () => `SELECT 'access method' AS kind, pg_catalog.quote_ident(a.amname) AS identity, ${routine("a.amhandler")} AS handler, CASE a.amtype WHEN 't' THEN 'table' ELSE 'index' END AS type, ${comment("pg_am", "a.oid")} AS comment
    FROM pg_catalog.pg_am a WHERE a.oid >= ${firstOfPeople} AND ${notOfExtension("pg_am", "a.oid")}`,
};

export const transforms: CatalogQuery = {
  name: "transforms",
  sql: () => `SELECT 'transform' AS kind, ${type("f.trftype")} || ' for ' || pg_catalog.quote_ident(l.lanname) AS identity, ${routine("f.trffromsql")} AS from_sql, ${routine("f.trftosql")} AS to_sql, ${comment("pg_transform", "f.oid")} AS comment
    FROM pg_catalog.pg_transform f JOIN pg_catalog.pg_language l ON l.oid = f.trflang WHERE f.oid >= ${firstOfPeople} AND ${notOfExtension("pg_transform", "f.oid")}`,
};
