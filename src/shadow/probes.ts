import { lastName, parentOf } from "../core/schema/drift-parts.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import type { SchemaObject } from "../core/schema/snapshot.js";
import type { Wording } from "../core/schema/wordings.js";

/** How a server is made to read a text and to write it again. */
export interface Probe {
  /** What the text needs around it. */
  readonly before: readonly string[];
  /** The one statement that holds the text. */
  readonly sql: string;
  /** A query whose one value is the text as this server writes it. */
  readonly read: string;
}

const name = "schema_version_probe";
const named = quoteLiteral(name);
const catalog = (table: string): string => `pg_catalog.${table}`;

type ToProbe = (text: string, object: SchemaObject, attribute: string) => Probe | null;

/** A probe for each kind: a throw-away object of the same kind with the text in it, on a copy of its table where it can be. */
const probes: Readonly<Record<string, ToProbe>> = {
  view: ofView,
  "materialized view": ofView,
  constraint: (text, { identity }) => {
    const copy = copyOf(parentOf(identity));
    return {
      before: copy.before,
      sql: `ALTER TABLE ${copy.name} ADD CONSTRAINT ${name} ${text}`,
      read: `SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM ${catalog("pg_constraint")} k WHERE k.conname = ${named} AND k.conrelid = ${copy.oid}`,
    };
  },
  "domain constraint": (text, { identity }) => ({
    before: [],
    // A domain of the domain's own type: VALUE has that type there.
    sql: `CREATE DOMAIN pg_temp.${name} AS ${parentOf(identity)} CONSTRAINT ${name} ${text}`,
    read: `SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM ${catalog("pg_constraint")} k WHERE k.conname = ${named} AND k.contypid = 'pg_temp.${name}'::pg_catalog.regtype`,
  }),
  index: ofIndex,
  column: ofColumn,
  domain: (text, { attributes }) => ({
    before: [],
    sql: `CREATE DOMAIN pg_temp.${name} AS ${attributes["type"]} DEFAULT (${text})`,
    read: `SELECT pg_catalog.pg_get_expr(t.typdefaultbin, 0) FROM ${catalog("pg_type")} t WHERE t.oid = 'pg_temp.${name}'::pg_catalog.regtype`,
  }),
  policy: (text, { identity }, attribute) => {
    const copy = copyOf(parentOf(identity));
    const [clause, column] = attribute === "using" ? ["USING", "polqual"] : ["WITH CHECK", "polwithcheck"];
    return {
      before: copy.before,
      sql: `CREATE POLICY ${name} ON ${copy.name} ${clause} (${text})`,
      read: `SELECT pg_catalog.pg_get_expr(p.${column}, p.polrelid) FROM ${catalog("pg_policy")} p WHERE p.polname = ${named} AND p.polrelid = ${copy.oid}`,
    };
  },
  trigger: (text, { identity }) => ({
    before: [],
    sql: text.replace(` TRIGGER ${lastName(identity)} `, ` TRIGGER ${name} `),
    read: `SELECT pg_catalog.pg_get_triggerdef(g.oid) FROM ${catalog("pg_trigger")} g WHERE g.tgname = ${named} AND g.tgrelid = ${oidOf(parentOf(identity))}`,
  }),
  rule: (text, { identity }) => ({
    before: [],
    sql: text.replace(`CREATE RULE ${lastName(identity)} AS`, `CREATE RULE ${name} AS`),
    read: `SELECT pg_catalog.pg_get_ruledef(r.oid) FROM ${catalog("pg_rewrite")} r WHERE r.rulename = ${named} AND r.ev_class = ${oidOf(parentOf(identity))}`,
  }),
  function: ofRoutine,
  procedure: ofRoutine,
  "window function": ofRoutine,
};

/** The probe for one of the two texts; null where there is none for it. */
export function toProbe({ object, attribute }: Wording, text: string): Probe | null {
  return probes[object.kind]?.(text, object, attribute) ?? null;
}

function oidOf(relation: string): string {
  return `${quoteLiteral(relation)}::pg_catalog.regclass`;
}

/** An empty copy of a table, of the same name: expressions may say the table's name. */
function copyOf(table: string): { readonly before: readonly string[]; readonly name: string; readonly oid: string } {
  const copy = `pg_temp.${lastName(table)}`;
  return { before: [`CREATE TABLE ${copy} (LIKE ${table})`], name: copy, oid: oidOf(copy) };
}

function ofView(text: string): Probe {
  return {
    before: [],
    sql: `CREATE VIEW pg_temp.${name} AS ${text}`,
    read: `SELECT pg_catalog.pg_get_viewdef('pg_temp.${name}'::pg_catalog.regclass)`,
  };
}

function ofIndex(text: string, { identity, attributes }: SchemaObject): Probe | null {
  const table = attributes["table"] ?? "";
  const copy = copyOf(table);
  const at = ["", "ONLY "].map((only) => ` INDEX ${lastName(identity)} ON ${only}${table} USING `);
  const found = at.find((part) => text.includes(part));
  if (found === undefined) return null;
  return {
    before: copy.before,
    sql: text.replace(found, () => ` INDEX ${name} ON ${copy.name} USING `),
    read: `SELECT pg_catalog.pg_get_indexdef('pg_temp.${name}'::pg_catalog.regclass)`,
  };
}

function ofColumn(text: string, { identity, attributes }: SchemaObject, attribute: string): Probe {
  const copy = copyOf(parentOf(identity));
  // Stored and virtual differ, whatever the expression.
  const [how = ""] = /^(?:stored|virtual) /.exec(attribute === "generated" ? text : "") ?? [];
  const stored = (column: string): string =>
    `SELECT ${quoteLiteral(how)} || pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM ${catalog("pg_attrdef")} d JOIN ${catalog("pg_attribute")} a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
      WHERE d.adrelid = ${copy.oid} AND a.attname = ${column}`;
  if (attribute === "default") {
    const column = lastName(identity);
    const sql = `ALTER TABLE ${copy.name} ALTER ${column} SET DEFAULT ${text}`;
    return { before: copy.before, sql, read: stored(quoteLiteral(unquote(column))) };
  }
  const expression = text.slice(how.length);
  const sql = `ALTER TABLE ${copy.name} ADD ${name} ${attributes["type"]} GENERATED ALWAYS AS (${expression}) STORED`;
  return { before: copy.before, sql, read: stored(named) };
}

function unquote(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

function ofRoutine(text: string, { kind, identity, attributes }: SchemaObject, attribute: string): Probe {
  const own = quoteIdentifier(unquote(lastName(identity)));
  const returns = kind === "procedure" ? "" : ` RETURNS ${attributes["result"]}`;
  const [list, body] = attribute === "arguments" ? [text, "AS ''"] : [attributes["arguments"] ?? "", text];
  const what = kind === "procedure" ? "PROCEDURE" : "FUNCTION";
  const value = attribute === "arguments" ? "pg_get_function_arguments" : "pg_get_function_sqlbody";
  return {
    before: ["SET LOCAL check_function_bodies = off"],
    sql: `CREATE ${what} pg_temp.${own}(${list})${returns} LANGUAGE sql ${body}`,
    read: `SELECT pg_catalog.${value}(p.oid) FROM ${catalog("pg_proc")} p WHERE p.pronamespace = pg_catalog.pg_my_temp_schema() AND p.proname = ${quoteLiteral(unquote(own))}`,
  };
}
