import { lastName, parentOf } from "../core/schema/drift-parts.js";
import { quoteLiteral } from "../core/quote.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import type { Named } from "./named-now.js";
import { toBlock, toDestroyingUnit, toUnit } from "./statement.js";
import type { Unit } from "./statement.js";
import { phraseOf } from "./templates/phrase.js";
import { rename } from "./templates/renames.js";

/** Names by what stays the same under another name. */
export type Names = ReadonlyMap<string, Named>;

/** A schema, and its names. */
export interface State {
  readonly snapshot: SchemaSnapshot;
  readonly names: Names;
}

/** What had another name before. */
interface Renamed {
  readonly kind: string;
  readonly was: string;
  readonly now: string;
}

/** What is there before and after under different names, the outer first. */
export function listRenamed(before: Names, after: Names): readonly Renamed[] {
  return [...before].flatMap(([key, { kind, identity: was }]) => {
    const now = after.get(key)?.identity;
    return now === undefined || now === was ? [] : [{ kind, was, now }];
  });
}

/** Statements that give back the names from before; what else has the name by now goes, where it was not there before. */
export function toRenamesBack(before: Names, after: Names): readonly Unit[] {
  const renamed = listRenamed(before, after);
  const schemas = new Map(renamed.flatMap(({ kind, was, now }) => (kind === "schema" ? [[now, was]] : [])));
  const made = new Map([...after].flatMap(([key, one]) => (before.has(key) ? [] : [[one.identity, one]])));
  return renamed.flatMap(({ kind, was, now }) => {
    if (kind === "label") return toLabelBack(was, now);
    const parent = parts.has(kind) ? parentOf(was) : (schemas.get(parentOf(now)) ?? parentOf(now));
    const named = kind === "schema" ? now : `${parent}.${lastName(now)}`;
    const moved = kind === "schema" || parent === parentOf(was) ? named : `${parentOf(was)}.${lastName(now)}`;
    const units = [[kind, named, moved] as const, [kind, moved, was] as const];
    const back = units.flatMap(([of, from, to]) =>
      from === to ? [] : rename({ kind: of, identity: from }, { identity: to }),
    );
    const inTheWay = made.get(was);
    if (back.length === 0) return [];
    return [inTheWay === undefined ? back : makeWay({ kind, was, now: named }, inTheWay, back)];
  });
}

/** `public.mood 'sad'`: the enum and the label. */
const label = /^((?:"(?:[^"]|"")*"|[^" ])+) (E?'[^]*')$/;

function toLabelBack(was: string, now: string): readonly Unit[] {
  const [, type, before] = label.exec(was) ?? [];
  const [, , after] = label.exec(now) ?? [];
  return before === undefined || before === after
    ? []
    : [toUnit(`ALTER TYPE ${type} RENAME VALUE ${after} TO ${before}`)];
}

const parts: ReadonlySet<string> = new Set(["column", "attribute", "constraint"]);

/** Columns that were dropped and made again under their name, with another type. */
export function listReplaced(before: State, after: State): readonly Replaced[] {
  const types = typesOf(before.snapshot);
  const made = new Map([...after.names].flatMap(([key, one]) => (before.names.has(key) ? [] : [[one.identity, one]])));
  const now = typesOf(after.snapshot);
  return [...before.names].flatMap(([key, { kind, identity }]) => {
    const type = now.get(identity);
    if (kind !== "column" || after.names.has(key) || type === undefined || !made.has(identity)) return [];
    return type === types.get(identity) ? [] : [{ identity, type }];
  });
}

interface Replaced {
  readonly identity: string;
  /** The new one. */
  readonly type: string;
}

function typesOf({ objects }: SchemaSnapshot): ReadonlyMap<string, string> {
  return new Map(
    objects.flatMap(({ kind, identity, attributes: { type } }) =>
      kind === "column" && type !== undefined ? [[identity, type]] : [],
    ),
  );
}

/** Drops what a column was replaced by, since no cast leads back to what it was. */
export function toReplacedBack(replaced: readonly Replaced[]): readonly Unit[] {
  return replaced.map(({ identity, type }) => {
    const isNew = `EXISTS (${findColumn(identity)} AND pg_catalog.format_type(atttypid, atttypmod) = ${quoteLiteral(type)})`;
    return onlyIf(isNew, [`ALTER TABLE ${parentOf(identity)} DROP COLUMN ${lastName(identity)}`]);
  });
}

function findColumn(identity: string): string {
  return `SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(${quoteLiteral(parentOf(identity))}) AND pg_catalog.quote_ident(attname) = ${quoteLiteral(lastName(identity))} AND NOT attisdropped`;
}

/** A second run must not take what has its name again. */
function makeWay({ kind, was, now }: Renamed, { kind: other }: Named, back: Unit): Unit {
  const isThere =
    kind === "column" ? `EXISTS (${findColumn(now)})` : `pg_catalog.to_regclass(${quoteLiteral(now)}) IS NOT NULL`;
  const phrase = phraseOf(other, was);
  const drop =
    kind === "column"
      ? `ALTER TABLE ${parentOf(was)} DROP COLUMN ${lastName(was)}`
      : `DROP ${phrase ?? `TABLE ${was}`}`;
  return onlyIf(isThere, [drop, ...back.map(({ sql }) => sql)]);
}

function onlyIf(condition: string, sqls: readonly string[]): Unit {
  const statements = sqls.map((sql) => `  ${sql};\n`).join("");
  return toDestroyingUnit(toBlock(`IF ${condition} THEN\n${statements}END IF;\n`, "undo"));
}
