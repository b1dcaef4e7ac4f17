import { comment, inScope, notOfExtension, owner, qualified, routine } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";

const people = (catalog: string, oid: string, scope: CatalogScope): string =>
  `WHERE ${inScope("n", scope)} AND ${notOfExtension(catalog, oid)}`;

const mappings = `(SELECT pg_catalog.string_agg(t.alias || ': ' || t.dictionaries, '; ' ORDER BY t.alias) FROM (
      SELECT k.alias, pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
      FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(c.cfgparser) k ON k.tokid = m.maptokentype WHERE m.mapcfg = c.oid GROUP BY k.alias) t)`;

export const configurations: CatalogQuery = {
  name: "text search configurations",
  sql: (
    scope,
  ) => `SELECT 'text search configuration' AS kind, ${qualified("n", "c.cfgname")} AS identity, ${qualified("pn", "p.prsname")} AS parser, ${mappings} AS mappings,
    ${owner("c.cfgowner")} AS owner, ${comment("pg_ts_config", "c.oid")} AS comment
    FROM pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace ${people("pg_ts_config", "c.oid", scope)}`,
};

export const dictionaries: CatalogQuery = {
  name: "text search dictionaries",
  sql: (
    scope,
  ) => `SELECT 'text search dictionary' AS kind, ${qualified("n", "d.dictname")} AS identity, ${qualified("tn", "t.tmplname")} AS template, d.dictinitoption AS options,
    ${owner("d.dictowner")} AS owner, ${comment("pg_ts_dict", "d.oid")} AS comment
    FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace ${people("pg_ts_dict", "d.oid", scope)}`,
};

/** Parsers and templates, which are nothing but their functions. */
export const textSearchFunctions: CatalogQuery = {
  name: "text search parsers and templates",
  sql: (scope) => `SELECT 'text search parser' AS kind, ${qualified("n", "p.prsname")} AS identity,
    pg_catalog.concat_ws(' ', 'start ' || ${routine("p.prsstart")}, 'token ' || ${routine("p.prstoken")}, 'end ' || ${routine("p.prsend")}, 'headline ' || ${routine("p.prsheadline")}, 'lextypes ' || ${routine("p.prslextype")}) AS definition,
    ${comment("pg_ts_parser", "p.oid")} AS comment
    FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace ${people("pg_ts_parser", "p.oid", scope)}
    UNION ALL SELECT 'text search template', ${qualified("n", "t.tmplname")}, pg_catalog.concat_ws(' ', 'init ' || ${routine("t.tmplinit")}, 'lexize ' || ${routine("t.tmpllexize")}), ${comment("pg_ts_template", "t.oid")}
    FROM pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace ${people("pg_ts_template", "t.oid", scope)}`,
};
