import { parentOf } from "../../core/schema/drift-parts.js";
import { quoteLiteral } from "../../core/quote.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { altering } from "./any-kind.js";
import { dictionaryOptions, memberPrivileges, ofDatabase } from "./database-wide.js";
import { foreignOptionsClause } from "./options.js";
import { ownerOf } from "./step.js";
import type { AttributeTemplate } from "./step.js";

const clauseOfSequence: Readonly<Record<string, string>> = {
  start: "START WITH",
  increment: "INCREMENT BY",
  min: "MINVALUE",
  max: "MAXVALUE",
  cache: "CACHE",
};

/** Of `start 1 increment 1 min 1 max 9 cache 1 cycle`: the clauses that differ, or all. */
function sequenceOptions(from: string | undefined, to: string): readonly string[] {
  const parse = (text: string): readonly string[] => [
    ...[...text.matchAll(/(start|increment|min|max|cache) (-?\d+)/g)].map(
      ([, name = "", value = ""]) => `${clauseOfSequence[name]} ${value}`,
    ),
    text.endsWith(" cycle") ? "CYCLE" : "NO CYCLE",
  ];
  const before = new Set(from === undefined ? [] : parse(from));
  return parse(to).filter((clause) => !before.has(clause));
}

const foreignOptions = altering((from, to) => foreignOptionsClause(from, to));

/** Of `asciiword: shop.stems, simple; word: …`. */
function parseMappings(text = ""): ReadonlyMap<string, string> {
  const pieces = text === "" ? [] : text.split("; ");
  return new Map(
    pieces.map((piece): [string, string] => [
      piece.slice(0, piece.indexOf(": ")),
      piece.slice(piece.indexOf(": ") + 2),
    ]),
  );
}

/** Mappings of a text search configuration. */
export function mappingUnits(identity: string, from: string | undefined, to: string | undefined): readonly Unit[] {
  const [before, after] = [parseMappings(from), parseMappings(to)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((token) => {
    const [was, will] = [before.get(token), after.get(token)];
    if (was === will) return [];
    const start = `ALTER TEXT SEARCH CONFIGURATION ${identity}`;
    if (will === undefined) return [toUnit(`${start} DROP MAPPING FOR ${token}`)];
    return [toUnit(`${start} ${was === undefined ? "ADD" : "ALTER"} MAPPING FOR ${token} WITH ${will}`)];
  });
}

const functionName = (signature: string): string => signature.replace(/\([^]*$/, "");

const estimator =
  (word: string): AttributeTemplate =>
  (step, from, to) =>
    altering(() => `SET (${word} = ${to === undefined ? "NONE" : functionName(to)})`)(step, from, to);

/** Lines of an operator family that came and went. */
const familyContent: AttributeTemplate = ({ kind, identity, goal }, from = "", to = "") => {
  const [before, after] = [familyItems(from), familyItems(to)];
  const family = kind === "operator class" ? `${goal["family"]} using ${identity.split(" using ")[1]}` : identity;
  const added = after.filter((item) => !before.includes(item));
  const gone = before.filter((item) => !after.includes(item));
  return [
    ...gone.map((item) => toUnit(`ALTER OPERATOR FAMILY ${family} DROP ${withoutName(item)}`)),
    ...added.map((item) => toUnit(`ALTER OPERATOR FAMILY ${family} ADD ${item}`)),
  ];
};

/** `OPERATOR 1 <(integer,integer)` of each line. */
export function familyItems(text: string): readonly string[] {
  const pieces = text === "" ? [] : text.split(/, (?=(?:operator|function) \d)/);
  return pieces.map((piece) =>
    piece.replace(/^(operator|function)/, (word) => word.toUpperCase()).replace(" for order by ", " FOR ORDER BY "),
  );
}

/** DROP names an item by its number and types alone. */
function withoutName(item: string): string {
  const [, word = "", number = ""] = /^(OPERATOR|FUNCTION) (\d+)/.exec(item) ?? [];
  const types = word === "FUNCTION" ? /\([^)]*\)/.exec(item)?.[0] : /\([^)]*\)(?=$| FOR )/.exec(item)?.[0];
  return `${word} ${number} ${types ?? ""}`;
}

const baseStorage: AttributeTemplate = ({ identity }, from = "", to = "") => {
  const storages = { p: "plain", e: "external", m: "main", x: "extended" } as const;
  const read = (text: string): string | undefined => / storage ([pemx])/.exec(text)?.[1];
  const letter = read(to) as keyof typeof storages | undefined;
  return letter === undefined || letter === read(from)
    ? []
    : [toUnit(`ALTER TYPE ${identity} SET (STORAGE = ${storages[letter]})`)];
};

/** A column's sequence belongs to whom the table belongs to. */
const ownedBy: AttributeTemplate = (step, _from, to) => {
  const owner = to === undefined ? null : ownerOf({ ...step, goal: { owned_by: to } });
  const give = owner === null ? [] : [`ALTER SEQUENCE ${step.identity} OWNER TO ${owner}`];
  return [toUnit(...give, `ALTER SEQUENCE ${step.identity} OWNED BY ${to ?? "NONE"}`)];
};

/** An expression of a policy cannot be taken away, only changed. */
function policyClause(word: string): AttributeTemplate {
  return altering((_from, to) => (to === undefined ? null : `${word} (${to})`));
}

/** One more value, or another name for one: what PostgreSQL can do without making the type anew. */
const labels: AttributeTemplate = ({ identity }, from = "", to = "") => {
  const parse = (list: string): readonly string[] => list.match(/'(?:[^']|'')*'/g) ?? [];
  const [before, after] = [parse(from), parse(to)];
  const renamed = before.flatMap((label, index) => (after[index] === label ? [] : [[label, after[index]] as const]));
  const [rename] = renamed;
  if (before.length === after.length && renamed.length === 1 && rename !== undefined)
    return [toUnit(`ALTER TYPE ${identity} RENAME VALUE ${rename[0]} TO ${rename[1]}`)];
  if (before.some((label) => !after.includes(label))) return [];
  return after.flatMap((label, index): readonly Unit[] => {
    if (before.includes(label)) return [];
    const place = index === 0 ? ` BEFORE ${before[0]}` : ` AFTER ${after[index - 1]}`;
    const sql = `ALTER TYPE ${identity} ADD VALUE ${label}${before.length === 0 ? "" : place}`;
    return [[{ sql, data: "kept", boundary: "after" }]];
  });
};

/** Kinds that are neither tables nor hang on one. */
export const otherTemplates: Readonly<Record<string, Readonly<Record<string, AttributeTemplate>>>> = {
  policy: {
    using: policyClause("USING"),
    with_check: policyClause("WITH CHECK"),
    roles: altering((_from, to) => (to === undefined ? null : `TO ${to}`)),
  },
  sequence: {
    options: altering((from, to) => (to === undefined ? null : sequenceOptions(from, to).join(" "))),
    type: altering((_from, to) => `AS ${to}`),
    owned_by: ownedBy,
    persistence: altering((_from, to) => `SET ${to === "unlogged" ? "UNLOGGED" : "LOGGED"}`),
  },
  enum: { labels },
  attribute: {
    type: ({ identity, goal: { collation } }, _from, to) => {
      const collate = collation === undefined ? "" : ` COLLATE ${collation}`;
      const name = identity.slice(parentOf(identity).length + 1);
      return [toUnit(`ALTER TYPE ${parentOf(identity)} ALTER ATTRIBUTE ${name} TYPE ${to}${collate} CASCADE`)];
    },
  },
  domain: {
    default: altering((_from, to) => (to === undefined ? "DROP DEFAULT" : `SET DEFAULT ${to}`)),
    not_null: altering((_from, to) => `${to === undefined ? "DROP" : "SET"} NOT NULL`),
  },
  "domain constraint": {
    not_valid: ({ identity }, _from, to) =>
      to === undefined
        ? [
            toUnit(
              `ALTER DOMAIN ${parentOf(identity)} VALIDATE CONSTRAINT ${identity.slice(parentOf(identity).length + 1)}`,
            ),
          ]
        : [],
  },
  constraint: {
    not_valid: ({ identity, from }, _from, to) =>
      to === undefined && from["definition"] === undefined
        ? [
            toUnit(
              `ALTER TABLE ${parentOf(identity)} VALIDATE CONSTRAINT ${identity.slice(parentOf(identity).length + 1)}`,
            ),
          ]
        : [],
  },
  extension: {
    version: altering((_from, to) => `UPDATE TO ${quoteLiteral(to ?? "")}`),
    schema: altering((_from, to) => `SET SCHEMA ${to}`),
    member_privileges: memberPrivileges,
  },
  server: { options: foreignOptions, version: altering((_from, to) => `VERSION ${quoteLiteral(to ?? "")}`) },
  "foreign data wrapper": { options: foreignOptions },
  "user mapping": { options: foreignOptions },
  publication: {
    publishes: altering((_from, to) => `SET (publish = ${quoteLiteral(to ?? "")})`),
    via_root: altering((_from, to) => `SET (publish_via_partition_root = ${to !== undefined})`),
    generated_columns: altering(
      (_from, to) => `SET (publish_generated_columns = ${to === undefined ? "none" : "stored"})`,
    ),
    tables: altering((_from, to) => (to === undefined ? null : `SET TABLE ${to}`)),
  },
  "text search dictionary": { options: altering((from, to) => `(${dictionaryOptions(from, to)})`) },
  "text search configuration": { mappings: ({ identity }, from, to) => mappingUnits(identity, from, to) },
  operator: { restrict: estimator("RESTRICT"), join: estimator("JOIN") },
  "operator class": { definition: familyContent },
  "operator family": { definition: familyContent },
  type: { definition: baseStorage },
  database: ofDatabase,
};
