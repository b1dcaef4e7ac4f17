import { lastName, parentOf } from "../../core/schema/drift-parts.js";

/** How ALTER, COMMENT and DROP call the kinds whose identity they take as it is. */
const words: Readonly<Record<string, string>> = {
  schema: "SCHEMA",
  table: "TABLE",
  "partitioned table": "TABLE",
  "foreign table": "FOREIGN TABLE",
  view: "VIEW",
  "materialized view": "MATERIALIZED VIEW",
  index: "INDEX",
  sequence: "SEQUENCE",
  statistics: "STATISTICS",
  function: "FUNCTION",
  "window function": "FUNCTION",
  procedure: "PROCEDURE",
  // Its arguments are told without ORDER BY, which only ROUTINE understands.
  aggregate: "ROUTINE",
  enum: "TYPE",
  "composite type": "TYPE",
  range: "TYPE",
  type: "TYPE",
  domain: "DOMAIN",
  collation: "COLLATION",
  conversion: "CONVERSION",
  extension: "EXTENSION",
  "event trigger": "EVENT TRIGGER",
  publication: "PUBLICATION",
  server: "SERVER",
  "foreign data wrapper": "FOREIGN DATA WRAPPER",
  language: "LANGUAGE",
  "access method": "ACCESS METHOD",
  operator: "OPERATOR",
  "operator class": "OPERATOR CLASS",
  "operator family": "OPERATOR FAMILY",
  "text search configuration": "TEXT SEARCH CONFIGURATION",
  "text search dictionary": "TEXT SEARCH DICTIONARY",
  "text search template": "TEXT SEARCH TEMPLATE",
  "text search parser": "TEXT SEARCH PARSER",
};

/** The object as ALTER, COMMENT and DROP name it, such as `TRIGGER t ON shop.users`; null for kinds that have no name there. */
export function phraseOf(kind: string, identity: string): string | null {
  const word = words[kind];
  if (word !== undefined) return `${word} ${identity.replaceAll("(NONE,", "(NONE, ")}`;
  switch (kind) {
    case "column":
    case "attribute":
      return `COLUMN ${identity}`;
    case "constraint":
    case "trigger":
    case "rule":
    case "policy":
      return `${kind.toUpperCase()} ${lastName(identity)} ON ${parentOf(identity)}`;
    case "domain constraint":
      return `CONSTRAINT ${lastName(identity)} ON DOMAIN ${parentOf(identity)}`;
    case "cast": {
      const [, source, target] = /^(.*) as (.*)$/.exec(identity) ?? [];
      return `CAST (${source} AS ${target})`;
    }
    case "transform": {
      const [, type, language] = /^(.*) for (.*)$/.exec(identity) ?? [];
      return `TRANSFORM FOR ${type} LANGUAGE ${language}`;
    }
    case "user mapping": {
      const [, user, server] = /^(.*) on (.*)$/.exec(identity) ?? [];
      return `USER MAPPING FOR ${user} SERVER ${server}`;
    }
    default:
      return null;
  }
}

/** The object as GRANT names it; null for what has no privileges. */
export function grantedPhrase(kind: string, identity: string): string | null {
  switch (kind) {
    case "foreign table":
    case "view":
    case "materialized view":
      return `TABLE ${identity}`;
    case "column":
      return `TABLE ${parentOf(identity)}`;
    case "server":
      return `FOREIGN SERVER ${identity}`;
    case "domain":
      return `TYPE ${identity}`;
    default:
      return phraseOf(kind, identity);
  }
}
