import { lastName, parentOf, splitNames } from "../../core/schema/drift-parts.js";
import { quoteLiteral } from "../../core/quote.js";
import { toDestroyingUnit, toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { defaultPrivilegeUnits, dictionaryOptions, settingUnits } from "./database-wide.js";
import { familyItems, mappingUnits } from "./other-kinds.js";
import { phraseOf } from "./phrase.js";
import { newForeignOptions } from "./options.js";

import type { Step } from "./step.js";

/** Kinds whose rows go when they are dropped. */
const withRows: ReadonlySet<string> = new Set(["table", "partitioned table", "materialized view", "column", "schema"]);

/** Settles what is there and should not be. */
export function dropUnits(step: Step): readonly Unit[] {
  const { kind, identity } = step;
  const [table, name] = [parentOf(identity), lastName(identity)];
  switch (kind) {
    case "constraint":
    case "column":
      return [
        (kind === "column" ? toDestroyingUnit : toUnit)(`ALTER TABLE ${table} DROP ${kind.toUpperCase()} ${name}`),
      ];
    case "domain constraint":
      return [toUnit(`ALTER DOMAIN ${table} DROP CONSTRAINT ${name}`)];
    case "attribute":
      return [toDestroyingUnit(`ALTER TYPE ${table} DROP ATTRIBUTE ${name} CASCADE`)];
    case "setting":
      return settingUnits(step);
    case "default privileges":
      return defaultPrivilegeUnits(step);
    default: {
      const phrase = phraseOf(kind, identity);
      if (phrase === null) return [];
      const [parent] = splitNames(step.from["parents"] ?? "");
      // Foreign keys that point to the whole hold a partition as long as it is one.
      if (parent !== undefined && step.from["partition_bound"] !== undefined)
        return [toDestroyingUnit(`ALTER TABLE ${parent} DETACH PARTITION ${identity}`, `DROP ${phrase}`)];
      return [(withRows.has(kind) ? toDestroyingUnit : toUnit)(`DROP ${phrase}`)];
    }
  }
}

/** Settles what should be there and is not, for kinds that are told by their attributes alone. */
export function createUnits(step: Step): readonly Unit[] {
  switch (step.kind) {
    case "setting":
      return settingUnits(step);
    case "default privileges":
      return defaultPrivilegeUnits(step);
    case "text search configuration": {
      const create = `CREATE TEXT SEARCH CONFIGURATION ${step.identity} (PARSER = ${step.goal["parser"]})`;
      return [[...toUnit(create), ...mappingUnits(step.identity, undefined, step.goal["mappings"]).flat()]];
    }
    default: {
      const sql = creators[step.kind]?.(step) ?? null;
      return sql === null ? [] : [toUnit(sql)];
    }
  }
}

/** Creates it anew, where it cannot be altered. */
export function replaceUnits(step: Step): readonly Unit[] {
  const [drop, create] = [dropUnits(step).flat(), createUnits(step).flat()];
  return create.length === 0 ? [] : [[...drop, ...create]];
}

type Creator = (step: Step) => string | null;

const creators: Readonly<Record<string, Creator>> = {
  constraint: ({ identity, goal }) =>
    `ALTER TABLE ${parentOf(identity)} ADD CONSTRAINT ${lastName(identity)} ${goal["definition"]}${goal["not_valid"] === undefined || goal["definition"]?.endsWith("NOT ENFORCED") ? "" : " NOT VALID"}`,
  "domain constraint": ({ identity, goal }) =>
    `ALTER DOMAIN ${parentOf(identity)} ADD CONSTRAINT ${lastName(identity)} ${goal["definition"]}${goal["not_valid"] === undefined ? "" : " NOT VALID"}`,
  // An index of a partitioned table is INVALID until every partition has its own; without ONLY they are made with it.
  index: ({ goal }) =>
    (goal["definition"] ?? null)?.replace(" ON ONLY ", goal["state"] === undefined ? " ON " : " ON ONLY ") ?? null,
  statistics: ({ goal }) => goal["definition"] ?? null,
  trigger: ({ goal }) => goal["definition"] ?? null,
  rule: ({ goal }) => goal["definition"]?.replace(/;$/, "") ?? null,
  sequence: () => null,
  "text search dictionary": ({ identity, goal }) =>
    `CREATE TEXT SEARCH DICTIONARY ${identity} (${list([["TEMPLATE", goal["template"]]], dictionaryOptions(undefined, goal["options"]))})`,
  "text search template": ({ identity, goal }) =>
    `CREATE TEXT SEARCH TEMPLATE ${identity} (${list([
      ["INIT", nameOf(goal["init"])],
      ["LEXIZE", nameOf(goal["lexize"])],
    ])})`,
  "text search parser": ({ identity, goal }) =>
    `CREATE TEXT SEARCH PARSER ${identity} (${list([
      ["START", nameOf(goal["start"])],
      ["GETTOKEN", nameOf(goal["token"])],
      ["END", nameOf(goal["end"])],
      ["LEXTYPES", nameOf(goal["lextypes"])],
      ["HEADLINE", nameOf(goal["headline"])],
    ])})`,
  operator: createOperator,
  "operator class": createOperatorClass,
  "operator family": ({ identity }) => `CREATE OPERATOR FAMILY ${identity}`,
  cast: createCast,
  conversion: ({ identity, goal }) =>
    `CREATE ${goal["is_default"] === undefined ? "" : "DEFAULT "}CONVERSION ${identity} FOR '${goal["source_encoding"]}' TO '${goal["target_encoding"]}' FROM ${nameOf(goal["function"])}`,
  "access method": ({ identity, goal }) =>
    `CREATE ACCESS METHOD ${identity} TYPE ${goal["type"]?.toUpperCase()} HANDLER ${nameOf(goal["handler"])}`,
  language: ({ identity, goal }) =>
    [
      `CREATE ${goal["trusted"] === undefined ? "" : "TRUSTED "}LANGUAGE ${identity} HANDLER ${nameOf(goal["handler"])}`,
      ...(goal["inline"] === undefined ? [] : [`INLINE ${nameOf(goal["inline"])}`]),
      ...(goal["validator"] === undefined ? [] : [`VALIDATOR ${nameOf(goal["validator"])}`]),
    ].join(" "),
  transform: (step) =>
    `CREATE ${phraseOf(step.kind, step.identity)} (${[
      ...(step.goal["from_sql"] === undefined ? [] : [`FROM SQL WITH FUNCTION ${step.goal["from_sql"]}`]),
      ...(step.goal["to_sql"] === undefined ? [] : [`TO SQL WITH FUNCTION ${step.goal["to_sql"]}`]),
    ].join(", ")})`,
  "user mapping": createUserMapping,
  server: createServer,
  "foreign data wrapper": ({ identity, goal: { handler, validator, options } }) =>
    withOptions(
      [
        `CREATE FOREIGN DATA WRAPPER ${identity}`,
        ...(handler === undefined ? [] : [`HANDLER ${nameOf(handler)}`]),
        ...(validator === undefined ? [] : [`VALIDATOR ${nameOf(validator)}`]),
      ].join(" "),
      options,
    ),
  extension: ({ identity, goal }) =>
    `CREATE EXTENSION ${identity} SCHEMA ${goal["schema"]} VERSION '${goal["version"]}'`,
  collation: createCollation,
};

function nameOf(signature: string | undefined): string | undefined {
  return signature?.replace(/\([^]*$/, "");
}

function list(pairs: readonly (readonly [string, string | undefined])[], more = ""): string {
  const given = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]));
  return [...given, ...(more === "" ? [] : [more])].join(", ");
}

/** `shop.===` of `shop.===(integer,integer)`. */
function createOperator({ identity, goal }: Step): string {
  const [, name = "", left = "", right = ""] = /^(.*?)\((.*),(.*)\)$/.exec(identity) ?? [];
  const other = (signature: string | undefined): string | undefined =>
    signature === undefined ? undefined : `OPERATOR(${nameOf(signature)})`;
  const options = list([
    ["FUNCTION", nameOf(goal["function"])],
    ["LEFTARG", left === "NONE" ? undefined : left],
    ["RIGHTARG", right === "NONE" ? undefined : right],
    ["COMMUTATOR", other(goal["commutator"])],
    ["NEGATOR", other(goal["negator"])],
    ["RESTRICT", nameOf(goal["restrict"])],
    ["JOIN", nameOf(goal["join"])],
  ]);
  const flags = [
    ...(goal["hashes"] === undefined ? [] : ["HASHES"]),
    ...(goal["merges"] === undefined ? [] : ["MERGES"]),
  ];
  return `CREATE OPERATOR ${name} (${[options, ...flags].join(", ")})`;
}

function createOperatorClass({ identity, goal }: Step): string | null {
  const [, name = "", method = ""] = /^(.*) using (.*)$/.exec(identity) ?? [];
  const content = goal["definition"] ?? goal["items"];
  if (content === undefined) return null;
  const items = familyItems(content);
  const key = goal["key_type"] === undefined ? [] : [`STORAGE ${goal["key_type"]}`];
  const chosen = goal["is_default"] === undefined ? "" : "DEFAULT ";
  return `CREATE OPERATOR CLASS ${name} ${chosen}FOR TYPE ${goal["type"]} USING ${method}${goal["items"] === undefined ? "" : ` FAMILY ${goal["family"]}`} AS ${[...items, ...key].join(", ")}`;
}

function createCast(step: Step): string {
  const { method, context, function: by } = step.goal;
  const how = method === "inout" ? "WITH INOUT" : method === "binary" ? "WITHOUT FUNCTION" : `WITH FUNCTION ${by}`;
  return `CREATE ${phraseOf(step.kind, step.identity)} ${how}${context === undefined ? "" : ` AS ${context.toUpperCase()}`}`;
}

/** Only where nothing of it is a secret: of those, nobody knows more than that they are there. */
function createUserMapping({ kind, identity, goal: { options } }: Step): string | null {
  return withOptions(`CREATE ${phraseOf(kind, identity)}`, options);
}

function createServer({ identity, goal: { type, version, wrapper, options } }: Step): string | null {
  const of = [
    ...(type === undefined ? [] : [`TYPE ${quoteLiteral(type)}`]),
    ...(version === undefined ? [] : [`VERSION ${quoteLiteral(version)}`]),
  ];
  return withOptions(["CREATE SERVER", identity, ...of, `FOREIGN DATA WRAPPER ${wrapper}`].join(" "), options);
}

function withOptions(create: string, options: string | undefined): string | null {
  const clause = newForeignOptions(options);
  return clause === null ? null : `${create} ${clause}`.trimEnd();
}

function createCollation({ identity, goal }: Step): string {
  const literal = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : `'${text.replaceAll("'", "''")}'`;
  const icu = goal["provider"] === "icu";
  const options = list([
    ["PROVIDER", goal["provider"]],
    [icu ? "LOCALE" : "LC_COLLATE", literal(goal["locale"])],
    ["LC_CTYPE", icu ? undefined : literal(goal["ctype"] ?? goal["locale"])],
    ["DETERMINISTIC", goal["nondeterministic"] === undefined ? undefined : "false"],
    ["RULES", literal(goal["rules"])],
  ]);
  return `CREATE COLLATION ${identity} (${options})`;
}
