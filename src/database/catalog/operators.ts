import { comment, flag, inScope, notOfExtension, owner } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

const user = "16384"; // oids below belong to the server itself

export const operators: CatalogQuery = {
  name: "operators",
  sql: (
    scope,
  ) => `SELECT 'operator' AS kind, pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname, CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE o.oprleft::pg_catalog.regtype::text END, o.oprright::pg_catalog.regtype) AS identity,
    o.oprcode::text AS function, o.oprresult::pg_catalog.regtype::text AS result, nullif(o.oprcom, 0)::pg_catalog.regoperator::text AS commutator,
    nullif(o.oprnegate, 0)::pg_catalog.regoperator::text AS negator, nullif(o.oprrest::text, '-') AS restrict, nullif(o.oprjoin::text, '-') AS "join",
    ${flag("o.oprcanhash")} AS hashes, ${flag("o.oprcanmerge")} AS merges, ${owner("o.oprowner")} AS owner, ${comment("pg_operator", "o.oid")} AS comment
    FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_operator", "o.oid")}`,
};

export const operatorClasses: CatalogQuery = {
  name: "operator classes",
  sql: (
    scope,
  ) => `SELECT 'operator class' AS kind, pg_catalog.format('%I.%I using %s', n.nspname, o.opcname, a.amname) AS identity, o.opcintype::pg_catalog.regtype::text AS type,
    f.opfname AS family, ${flag("o.opcdefault")} AS is_default, nullif(o.opckeytype, 0)::pg_catalog.regtype::text AS storage, ${owner("o.opcowner")} AS owner, ${comment("pg_opclass", "o.oid")} AS comment
    FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opcmethod JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_opclass", "o.oid")}
    UNION ALL SELECT 'operator family', pg_catalog.format('%I.%I using %s', n.nspname, f.opfname, a.amname), NULL,
    (SELECT pg_catalog.string_agg(m.line, ', ' ORDER BY m.line COLLATE "C") FROM (
      SELECT pg_catalog.format('operator %s %s', p.amopstrategy, p.amopopr::pg_catalog.regoperator) AS line FROM pg_catalog.pg_amop p WHERE p.amopfamily = f.oid
      UNION ALL SELECT pg_catalog.format('function %s (%s, %s) %s', q.amprocnum, q.amproclefttype::pg_catalog.regtype, q.amprocrighttype::pg_catalog.regtype, q.amproc) FROM pg_catalog.pg_amproc q WHERE q.amprocfamily = f.oid) m),
    NULL, NULL, ${owner("f.opfowner")}, ${comment("pg_opfamily", "f.oid")}
    FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_opfamily", "f.oid")}`,
};

export const casts: CatalogQuery = {
  name: "casts",
  sql: () => `SELECT 'cast' AS kind, pg_catalog.format('%s as %s', c.castsource::pg_catalog.regtype, c.casttarget::pg_catalog.regtype) AS identity, nullif(c.castfunc, 0)::pg_catalog.regprocedure::text AS function,
    CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' END AS context, CASE c.castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END AS method, ${comment("pg_cast", "c.oid")} AS comment
    FROM pg_catalog.pg_cast c WHERE c.oid >= ${user} AND ${notOfExtension("pg_cast", "c.oid")}`,
};

export const conversions: CatalogQuery = {
  name: "conversions",
  sql: (
    scope,
  ) => `SELECT 'conversion' AS kind, pg_catalog.format('%I.%I', n.nspname, c.conname) AS identity, pg_catalog.pg_encoding_to_char(c.conforencoding) AS source,
    pg_catalog.pg_encoding_to_char(c.contoencoding) AS target, c.conproc::text AS function, ${flag("c.condefault")} AS is_default, ${owner("c.conowner")} AS owner, ${comment("pg_conversion", "c.oid")} AS comment
    FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_conversion", "c.oid")}`,
};

/** The column that holds an ICU locale has another name on each of 15, 16 and 17. */
export const collations: CatalogQuery = {
  name: "collations",
  sql: (
    scope,
  ) => `SELECT 'collation' AS kind, pg_catalog.format('%I.%I', n.nspname, c.collname) AS identity, c.collprovider::text AS provider,
    coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', c.collcollate::text) AS locale, c.collctype::text AS ctype, ${flag("NOT c.collisdeterministic")} AS nondeterministic,
    j.row ->> 'collicurules' AS rules, ${owner("c.collowner")} AS owner, ${comment("pg_collation", "c.oid")} AS comment
    FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(c) AS row) j
    WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_collation", "c.oid")}`,
};

export const textSearch: CatalogQuery = {
  name: "text search",
  sql: (
    scope,
  ) => `SELECT 'text search configuration' AS kind, pg_catalog.format('%I.%I', n.nspname, c.cfgname) AS identity, p.prsname AS parser, NULL::text AS template,
    (SELECT pg_catalog.string_agg(m.maptokentype || ' ' || m.mapseqno || ' ' || m.mapdict::pg_catalog.regdictionary, ', ' ORDER BY m.maptokentype, m.mapseqno) FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid) AS definition,
    ${owner("c.cfgowner")} AS owner, ${comment("pg_ts_config", "c.oid")} AS comment
    FROM pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_ts_config", "c.oid")}
    UNION ALL SELECT 'text search dictionary', pg_catalog.format('%I.%I', n.nspname, d.dictname), NULL, t.tmplname, d.dictinitoption, ${owner("d.dictowner")}, ${comment("pg_ts_dict", "d.oid")}
    FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_ts_dict", "d.oid")}
    UNION ALL SELECT 'text search parser', pg_catalog.format('%I.%I', n.nspname, p.prsname), NULL, NULL, pg_catalog.concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype), NULL, ${comment("pg_ts_parser", "p.oid")}
    FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_ts_parser", "p.oid")}
    UNION ALL SELECT 'text search template', pg_catalog.format('%I.%I', n.nspname, t.tmplname), NULL, NULL, pg_catalog.concat_ws(' ', t.tmplinit, t.tmpllexize), NULL, ${comment("pg_ts_template", "t.oid")}
    FROM pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_ts_template", "t.oid")}`,
};

export const languages: CatalogQuery = {
  name: "languages",
  sql: () => `SELECT 'language' AS kind, pg_catalog.quote_ident(l.lanname) AS identity, l.lanplcallfoid::pg_catalog.regproc::text AS handler, nullif(l.laninline::pg_catalog.regproc::text, '-') AS inline, nullif(l.lanvalidator::pg_catalog.regproc::text, '-') AS validator, ${flag("l.lanpltrusted")} AS trusted,
    ${owner("l.lanowner")} AS owner, ${comment("pg_language", "l.oid")} AS comment FROM pg_catalog.pg_language l WHERE l.oid >= ${user} AND ${notOfExtension("pg_language", "l.oid")}
    UNION ALL SELECT 'transform', pg_catalog.format('%s for %s', f.trftype::pg_catalog.regtype, l.lanname), f.trffromsql::pg_catalog.regprocedure::text, f.trftosql::pg_catalog.regprocedure::text, NULL, NULL, NULL, NULL
    FROM pg_catalog.pg_transform f JOIN pg_catalog.pg_language l ON l.oid = f.trflang WHERE f.oid >= ${user} AND ${notOfExtension("pg_transform", "f.oid")}
    UNION ALL SELECT 'access method', pg_catalog.quote_ident(a.amname), a.amhandler::pg_catalog.regproc::text, a.amtype::text, NULL, NULL, NULL, ${comment("pg_am", "a.oid")} FROM pg_catalog.pg_am a WHERE a.oid >= ${user} AND ${notOfExtension("pg_am", "a.oid")}`,
};
