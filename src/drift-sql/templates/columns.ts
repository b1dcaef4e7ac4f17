import { castTo } from "../../core/schema/cast-to.js";
import { lastName, parentOf, splitIdentity } from "../../core/schema/drift-parts.js";
import { quoteIdentifier } from "../../core/quote.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { comment, toUnits } from "./any-kind.js";
import { foreignOptionsClause, optionClauses } from "./options.js";
import { grantStatements } from "./privileges.js";
import { ownerOf, tableOf } from "./step.js";
import type { AttributeTemplate, Step } from "./step.js";

/** `ALTER TABLE t ALTER COLUMN c …`; a child's own attribute must not reach its children again. */
function alterColumn({ identity, objects }: Step, clause: string): string {
  const kind = tableOf({ identity, objects })?.kind === "foreign table" ? "FOREIGN TABLE" : "TABLE";
  return `ALTER ${kind} ${parentOf(identity)} ALTER COLUMN ${lastName(identity)} ${clause}`;
}

function setting(clause: (to: string | undefined, step: Step) => string | null): AttributeTemplate {
  return (step, _from, to) => {
    const text = clause(to, step);
    return text === null ? [] : [toUnit(alterColumn(step, text))];
  };
}

/** The type with its collation; a default that changes too is of the other type. */
const type: AttributeTemplate = (step) => {
  const { goal, identity, from, to } = step;
  const name = goal["type"];
  // A generated value may be of another type for what it reads.
  if (name === undefined || goal["generated"] !== undefined) return [];
  const collation = goal["collation"];
  const collate = collation !== undefined ? ` COLLATE ${collation}` : "";
  // One enum is no other, but their labels may be.
  const through = step.objects.has(`enum ${name}`) ? "::text" : "";
  const alter = alterColumn(step, `TYPE ${name}${collate}${castTo(lastName(identity), name, through)}`);
  if (from["default"] === to["default"]) return [toUnit(alter)];
  const drop = from["default"] === undefined ? [] : [alterColumn(step, "DROP DEFAULT")];
  const set = to["default"] === undefined ? [] : [alterColumn(step, `SET DEFAULT ${to["default"]}`)];
  return [toUnit(...drop, alter, ...set)];
};

const defaultValue: AttributeTemplate = (step, _from, to) => {
  if (step.goal["generated"] !== undefined || step.from["generated"] !== undefined) return [];
  return [toUnit(alterColumn(step, to === undefined ? "DROP DEFAULT" : `SET DEFAULT ${to}`))];
};

/** Since 18 NOT NULL is a constraint with a name, which may be not validated or not inherited. */
const notNull: AttributeTemplate = (step, from, to) => {
  const { identity, goal } = step;
  const table = parentOf(identity);
  const name = goal["not_null_name"] ?? usualNotNullName(identity);
  if (to === undefined) return [toUnit(alterColumn(step, "DROP NOT NULL"))];
  if (to === "yes" && from === "not valid") return [toUnit(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`)];
  const drop = from === undefined ? [] : [alterColumn(step, "DROP NOT NULL")];
  const plain = to === "yes" && goal["not_null_name"] === undefined;
  const add = `ALTER TABLE ${table} ADD CONSTRAINT ${name} NOT NULL ${lastName(identity)}${to === "yes" ? "" : ` ${to.toUpperCase()}`}`;
  return [toUnit(...drop, plain ? alterColumn(step, "SET NOT NULL") : add)];
};

/** The name that PostgreSQL gives it, as far as it fits. */
export function usualNotNullName(identity: string): string {
  const [table = "", column = ""] = splitIdentity(identity)
    .slice(-2)
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
  return quoteIdentifier(`${table}_${column}_not_null`);
}

const notNullName: AttributeTemplate = ({ identity, from: { not_null: was }, to: { not_null: will } }, from, to) => {
  if (was !== will) return [];
  const [before, after] = [from, to].map((name) => name ?? usualNotNullName(identity));
  return [toUnit(`ALTER TABLE ${parentOf(identity)} RENAME CONSTRAINT ${before} TO ${after}`)];
};

const generated: AttributeTemplate = (step, from, to) => {
  if (from !== undefined && to === undefined && from.startsWith("stored "))
    return [toUnit(alterColumn(step, "DROP EXPRESSION"))];
  const [before, after] = [from, to].map((one) => one?.startsWith("virtual ") === true);
  if (before !== after || isNewLast(step) || (after === true && isHeldVirtual(step))) return replaceGenerated(step);
  const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(to ?? "") ?? [];
  if (kind === undefined || !from?.startsWith(kind) || step.major < 17) return [];
  return [toUnit(alterColumn(step, `SET EXPRESSION AS (${expression})`))];
};

/** Whether it was made anew at the table's end; as its values are computed, nothing is lost by doing the same. */
function isNewLast({ identity, from, to, objects }: Step): boolean {
  const { position } = to;
  if (position === undefined || from["position"] === undefined) return false;
  const table = parentOf(identity);
  return ![...objects.values()].some(
    ({ kind, identity: other, attributes }) =>
      kind === "column" && parentOf(other) === table && Number(attributes["position"]) > Number(position),
  );
}

/** A table with checks, or one that is published, cannot change the expression of a virtual column. */
function isHeldVirtual({ identity, objects }: Step): boolean {
  const table = parentOf(identity);
  return [...objects.values()].some(({ kind, identity: name, attributes: { definition, tables } }) =>
    kind === "publication"
      ? tables?.includes(table) === true
      : kind === "constraint" && parentOf(name) === table && definition?.startsWith("CHECK ") === true,
  );
}

/** A column whose values are computed loses nothing by being made anew. */
function replaceGenerated(step: Step): readonly Unit[] {
  const { identity, goal, from } = step;
  const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(goal["generated"] ?? "") ?? [];
  if (kind === undefined || from["generated"] === undefined) return [];
  const [table, name] = [parentOf(identity), lastName(identity)];
  const collate = goal["collation"] === undefined ? "" : ` COLLATE ${goal["collation"]}`;
  return [
    toUnit(
      `ALTER TABLE ${table} DROP COLUMN ${name}`,
      `ALTER TABLE ${table} ADD COLUMN ${name} ${goal["type"]}${collate} GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`,
    ),
  ];
}

const sequenceOption =
  /^(always|by default) start (-?\d+) increment (-?\d+) min (-?\d+) max (-?\d+) cache (\d+)( cycle)?$/;

/** Clauses of a sequence's options, with a prefix before each. */
function sequenceClauses(options: string, prefix: string): readonly string[] {
  const [, , start, increment, min, max, cache, cycle] = sequenceOption.exec(options) ?? [];
  const texts = [
    `START WITH ${start}`,
    `INCREMENT BY ${increment}`,
    `MINVALUE ${min}`,
    `MAXVALUE ${max}`,
    `CACHE ${cache}`,
    cycle === undefined ? "NO CYCLE" : "CYCLE",
  ];
  return texts.map((text) => `${prefix}${text}`);
}

/** `ALWAYS AS IDENTITY (…)`, with the name of the sequence behind it. */
export function identityClause(options: string, sequence: string | undefined): string {
  const how = options.startsWith("always") ? "ALWAYS" : "BY DEFAULT";
  const name = sequence === undefined ? [] : [`SEQUENCE NAME ${sequence}`];
  return `${how} AS IDENTITY (${[...name, ...sequenceClauses(options, "")].join(" ")})`;
}

const identityOptions: AttributeTemplate = (step, from, to) => {
  if (to === undefined) return [toUnit(alterColumn(step, "DROP IDENTITY"))];
  const how = to.startsWith("always") ? "ALWAYS" : "BY DEFAULT";
  if (from === undefined) {
    const add = `ADD GENERATED ${identityClause(to, step.goal["identity_sequence"])}`;
    return [toUnit(alterColumn(step, "SET NOT NULL"), alterColumn(step, add))];
  }
  const before = new Set([
    `SET GENERATED ${from.startsWith("always") ? "ALWAYS" : "BY DEFAULT"}`,
    ...sequenceClauses(from, "SET "),
  ]);
  const clauses = [`SET GENERATED ${how}`, ...sequenceClauses(to, "SET ")].filter((clause) => !before.has(clause));
  return [toUnit(alterColumn(step, clauses.join(" ")))];
};

const identitySequence: AttributeTemplate = (_step, from, to) => {
  if (from === undefined || to === undefined) return [];
  const [before, after] = [parentOf(from), parentOf(to)];
  const moved = `${after}.${lastName(from)}`;
  return [
    toUnit(
      ...(before === after ? [] : [`ALTER SEQUENCE ${from} SET SCHEMA ${after}`]),
      ...(lastName(from) === lastName(to) ? [] : [`ALTER SEQUENCE ${moved} RENAME TO ${lastName(to)}`]),
    ),
  ];
};

const sequencePrivileges: AttributeTemplate = (step, from, to) => {
  const name = step.goal["identity_sequence"];
  if (name === undefined) return [];
  return toUnits(grantStatements(from, to, { on: `SEQUENCE ${name}`, owner: ownerOf({ ...step, goal: {} }) }));
};

/** Columns of tables, and of views as far as they are no matter of its definition. */
export const columnTemplates: Readonly<Record<string, AttributeTemplate>> = {
  type,
  collation: (step, from, to) => (step.from["type"] === step.to["type"] ? type(step, from, to) : []),
  default: defaultValue,
  not_null: notNull,
  not_null_name: notNullName,
  not_null_comment: ({ identity, goal }, _from, to) =>
    comment(`CONSTRAINT ${goal["not_null_name"] ?? usualNotNullName(identity)} ON ${parentOf(identity)}`, to),
  generated,
  identity_options: identityOptions,
  identity_sequence: identitySequence,
  sequence_privileges: sequencePrivileges,
  sequence_comment: ({ goal }, _from, to) => {
    const name = goal["identity_sequence"];
    return name === undefined ? [] : comment(`SEQUENCE ${name}`, to);
  },
  // Before 16 nobody can ask for the type's own mode, which is this one for all that can be long.
  storage: setting((to, { major }) => `SET STORAGE ${to ?? (major < 16 ? "extended" : "DEFAULT")}`),
  compression: setting((to) => `SET COMPRESSION ${to ?? "default"}`),
  statistics: setting((to) => `SET STATISTICS ${to ?? "-1"}`),
  options: (step, from, to): readonly Unit[] =>
    toUnits(optionClauses(from, to).map((clause) => alterColumn(step, clause))),
  server_options: (step, from, to) => {
    const clause = foreignOptionsClause(from, to);
    return clause === null ? [] : [toUnit(alterColumn(step, clause))];
  },
};
