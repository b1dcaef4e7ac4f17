import { splitNames } from "../../core/schema/drift-parts.js";
import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { toUnits } from "./any-kind.js";
import { grantStatements } from "./privileges.js";
import type { AttributeTemplate, Step } from "./step.js";

/** SQL that names the database it runs in, whatever that is called. */
function onDatabase(text: string, ...values: readonly string[]): Unit {
  const list = ["pg_catalog.current_database()", ...values.map(quoteLiteral)].join(", ");
  return toUnit(`DO $drift$BEGIN EXECUTE pg_catalog.format(${quoteLiteral(text)}, ${list}); END$drift$`);
}

/** Percent signs mean something to format(). */
function escaped(text: string): string {
  return text.replaceAll("%", "%%");
}

/** Settings whose value is a list of names. */
const lists = /^(?:search_path|temp_tablespaces|(?:local|session|shared)_preload_libraries|unix_socket_directories)$/;

/** The name of a setting as SET takes it. */
export function settingName(name: string): string {
  return name.split(".").map(quoteIdentifier).join(".");
}

/** What SET takes for the value that the catalog tells: one literal, or one for each name of a list. */
export function settingValue(name: string, value: string): string {
  return valuesOf(name, value).map(quoteLiteral).join(", ");
}

function valuesOf(name: string, value: string): readonly string[] {
  return lists.test(name) ? splitNames(value).map(unquoted) : [value];
}

/** A setting of the database, or of a role in it, came, went or changed. */
export function settingUnits({ identity, to }: Pick<Step, "identity" | "to">): readonly Unit[] {
  const [, name = "", role] = /^([^ ]+)(?: of (.+))?$/.exec(identity) ?? [];
  const who = role === undefined ? "ALTER DATABASE %I" : `ALTER ROLE ${escaped(role)} IN DATABASE %I`;
  const value = to["value"];
  const quoted = escaped(settingName(name));
  if (value === undefined) return [onDatabase(`${who} RESET ${quoted}`)];
  const values = valuesOf(name, value === "''" ? "" : value);
  return [onDatabase(`${who} SET ${quoted} TO ${values.map(() => "%L").join(", ")}`, ...values)];
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** Privileges of the database itself. */
const databasePrivileges: AttributeTemplate = (_step, from, to) =>
  grantStatements(from, to, { on: "DATABASE \u0000", owner: null }).map((sql) =>
    onDatabase(escaped(sql).replace("\u0000", "%I")),
  );

/** The database itself; not whose it is and that it is a template: a copy could then not be worked with, or removed. */
export const ofDatabase: Readonly<Record<string, AttributeTemplate>> = {
  privileges: databasePrivileges,
  connection_limit: (_step, _from, to = "-1") => [onDatabase(`ALTER DATABASE %I CONNECTION LIMIT ${Number(to)}`)],
  comment: (_step, _from, to) =>
    to === undefined
      ? [onDatabase("COMMENT ON DATABASE %I IS NULL")]
      : [onDatabase("COMMENT ON DATABASE %I IS %L", to)],
};

/** Privileges by default came, went or changed. */
export function defaultPrivilegeUnits({ identity, from, to }: Pick<Step, "identity" | "from" | "to">): readonly Unit[] {
  const [, what = "", role = "", schema] =
    /^(tables|sequences|functions|types|schemas|large objects) of ((?:"(?:[^"]|"")*"|[^" ])+)(?: in (.+))?$/.exec(
      identity,
    ) ?? [];
  const where = schema === undefined ? "" : ` IN SCHEMA ${schema}`;
  const prefix = `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${where}`;
  return toUnits(
    grantStatements(from["privileges"], to["privileges"], { on: what.toUpperCase(), owner: role, prefix }),
  );
}

/** What members of an extension are called in GRANT; their identity does not tell their kind. */
function memberPhrases(identity: string): readonly string[] {
  if (identity.endsWith(")")) return [`ROUTINE ${identity}`];
  return ["TABLE", "TYPE", "LANGUAGE", "SCHEMA", "SEQUENCE", "FOREIGN DATA WRAPPER"].map(
    (word) => `${word} ${identity}`,
  );
}

/** Of `public.digest(text,text) +bob: EXECUTE; …`: privileges of what an extension brought. */
export const memberPrivileges: AttributeTemplate = (_step, from = "", to = "") => {
  const [before, after] = [from, to].map(parseMembers);
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...names].flatMap((name) =>
    memberPhrases(name).flatMap((on) =>
      toUnits(grantStatements(before?.get(name), after?.get(name), { on, owner: null })),
    ),
  );
};

function parseMembers(text: string): ReadonlyMap<string, string> {
  const pieces = text === "" ? [] : text.split("; ");
  return new Map(
    pieces.map((piece) => {
      const [, name = "", privileges = ""] = /^(.*?) ([+-].*)$/.exec(piece) ?? [];
      return [name, privileges];
    }),
  );
}

/** Options of a text search dictionary, each as CREATE and ALTER write it. */
export function dictionaryOptions(from: string | undefined, to: string | undefined): string {
  const [before, after] = [parseDictionary(from), parseDictionary(to)];
  const set = [...after].filter(([name, value]) => before.get(name) !== value);
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return [...set.map(([name, value]) => `${name} = ${value}`), ...gone].join(", ");
}

/** Of `language = 'english', stopwords = 'english'`. */
function parseDictionary(text = ""): ReadonlyMap<string, string> {
  const options = text.matchAll(/("(?:[^"]|"")*"|\w+) = ((?:E?'(?:[^']|'')*')|[^,]+)/g);
  return new Map([...options].map(([, name = "", value = ""]) => [name, value]));
}
