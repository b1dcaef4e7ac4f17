import { isInScope, notOfServer, qualified, routine } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

const mappings = `(SELECT pg_catalog.string_agg(t.alias || ': ' || t.dictionaries, '; ' ORDER BY t.alias) FROM (
      SELECT k.alias, pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
      FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(o.cfgparser) k ON k.tokid = m.maptokentype WHERE m.mapcfg = o.oid GROUP BY k.alias) t)`;

export const configurations: RareKind = {
  kind: "text search configuration",
  catalog: "pg_ts_config",
  seldom: notOfServer("o.cfgnamespace"),
  from: (
    scope,
  ) => `FROM pg_catalog.pg_ts_config o JOIN pg_catalog.pg_namespace n ON n.oid = o.cfgnamespace JOIN pg_catalog.pg_ts_parser p ON p.oid = o.cfgparser
      JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace WHERE ${isInScope("o.cfgnamespace", "n", scope)}`,
  identity: qualified("n", "o.cfgname"),
  owner: "o.cfgowner",
  attributes: () => ({ parser: qualified("pn", "p.prsname"), mappings }),
};

export const dictionaries: RareKind = {
  kind: "text search dictionary",
  catalog: "pg_ts_dict",
  seldom: notOfServer("o.dictnamespace"),
  from: (
    scope,
  ) => `FROM pg_catalog.pg_ts_dict o JOIN pg_catalog.pg_namespace n ON n.oid = o.dictnamespace JOIN pg_catalog.pg_ts_template t ON t.oid = o.dicttemplate
      JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace WHERE ${isInScope("o.dictnamespace", "n", scope)}`,
  identity: qualified("n", "o.dictname"),
  owner: "o.dictowner",
  attributes: () => ({ template: qualified("tn", "t.tmplname"), options: "o.dictinitoption" }),
};

export const parsers: RareKind = {
  kind: "text search parser",
  catalog: "pg_ts_parser",
  seldom: notOfServer("o.prsnamespace"),
  from: (scope) =>
    `FROM pg_catalog.pg_ts_parser o JOIN pg_catalog.pg_namespace n ON n.oid = o.prsnamespace WHERE ${isInScope("o.prsnamespace", "n", scope)}`,
  identity: qualified("n", "o.prsname"),
  attributes: () => ({
    start: routine("o.prsstart"),
    token: routine("o.prstoken"),
    end: routine("o.prsend"),
    headline: routine("o.prsheadline"),
    lextypes: routine("o.prslextype"),
  }),
};

export const templates: RareKind = {
  kind: "text search template",
  catalog: "pg_ts_template",
  seldom: notOfServer("o.tmplnamespace"),
  from: (scope) =>
    `FROM pg_catalog.pg_ts_template o JOIN pg_catalog.pg_namespace n ON n.oid = o.tmplnamespace WHERE ${isInScope("o.tmplnamespace", "n", scope)}`,
  identity: qualified("n", "o.tmplname"),
  attributes: () => ({ init: routine("o.tmplinit"), lexize: routine("o.tmpllexize") }),
};
