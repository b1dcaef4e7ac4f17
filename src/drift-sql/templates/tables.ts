import { lastName, parentOf, splitIdentity, splitNames } from "../../core/schema/drift-parts.js";
import { differInOptions, splitIndexOptions } from "../../core/schema/index-options.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { altering, comment, toUnits } from "./any-kind.js";
import { optionClauses } from "./options.js";
import { phraseOf } from "./phrase.js";

import type { AttributeTemplate, Step } from "./step.js";

const setOptions: AttributeTemplate = ({ kind, identity }, from, to) => {
  const phrase = phraseOf(kind, identity) ?? "";
  return toUnits(optionClauses(from, to).map((clause) => `ALTER ${phrase} ${clause}`));
};

const replicaIdentity = altering((_from, to) => {
  const [, index] = /^index (.*)$/.exec(to ?? "") ?? [];
  return `REPLICA IDENTITY ${index === undefined ? (to ?? "default") : `USING INDEX ${index}`}`;
});

/** Becoming a partition, or the child of a table, and the other way round. */
const parents: AttributeTemplate = (
  { identity, to: { partition_bound: bound }, from: { partition_bound: was }, goal, major, objects },
  from,
  to,
) => {
  const [before, after] = [splitNames(from ?? ""), splitNames(to ?? "")];
  const stay = listInPlace(before, after);
  const leave = (was === undefined ? before : []).filter((name) => !stay.includes(name));
  const attach =
    bound ?? (goal["partition_bound"] !== undefined && was === undefined ? goal["partition_bound"] : undefined);
  return [
    ...(was === undefined ? [] : before.map((name) => toUnit(`ALTER TABLE ${name} DETACH PARTITION ${identity}`))),
    ...leave.map((name) => toUnit(`ALTER TABLE ${identity} NO INHERIT ${name}`)),
    ...after
      .filter((name) => !stay.includes(name))
      .map((name) =>
        toUnit(
          attach === undefined
            ? `ALTER TABLE ${identity} INHERIT ${name}`
            : `ALTER TABLE ${name} ATTACH PARTITION ${identity} ${attach}`,
        ),
      ),
    ...(attach !== undefined && major >= 17 && hasIdentity(after, objects) ? attachAgain(identity, objects) : []),
  ];
};

/** Parents that need not go for all to stand in the right order: one that comes is always the last. */
function listInPlace(before: readonly string[], after: readonly string[]): readonly string[] {
  const stay: string[] = [];
  for (const name of before) if (name === after[stay.length]) stay.push(name);
  return stay;
}

type Objects = Step["objects"];

/** Whether a column of the outermost parent is an identity. */
function hasIdentity(parentNames: readonly string[], objects: Objects): boolean {
  return parentNames.some((name) => {
    const above = splitNames(objects.get(`partitioned table ${name}`)?.attributes["parents"] ?? "");
    if (above.length > 0) return hasIdentity(above, objects);
    return [...objects.values()].some(
      ({ kind, identity, attributes }) =>
        kind === "column" && attributes["identity_options"] !== undefined && parentOf(identity) === name,
    );
  });
}

/** Identity reaches a partition when it is attached, but not that one's own partitions. */
function attachAgain(table: string, objects: Objects): readonly Unit[] {
  return [...objects.values()].flatMap(({ identity, attributes: { parents: above, partition_bound: bound } }) => {
    if (bound === undefined || above !== table) return [];
    const statements = [
      `ALTER TABLE ${table} DETACH PARTITION ${identity}`,
      `ALTER TABLE ${table} ATTACH PARTITION ${identity} ${bound}`,
    ];
    return [toUnit(...statements), ...attachAgain(identity, objects)];
  });
}

/** Another bound of the same parent. */
const partitionBound: AttributeTemplate = ({ identity, goal, from: { parents: moved } }, from, to) => {
  const [parent] = splitNames(goal["parents"] ?? "");
  if (moved !== undefined || from === undefined || to === undefined || parent === undefined) return [];
  return [
    toUnit(
      `ALTER TABLE ${parent} DETACH PARTITION ${identity}`,
      `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${to}`,
    ),
  ];
};

/** Switches constraints on or off that DISABLE TRIGGER ALL reaches; triggers of people get their own state back. */
const constraintsChecked: AttributeTemplate = (step, from, to) => {
  if (to !== undefined && from !== undefined) return [];
  if (to !== undefined && !to.split(", ").every((one) => one.startsWith("off for "))) return [];
  const verb = to === undefined ? "ENABLE" : "DISABLE";
  const again = triggersOf(step).map(({ name, firing }) => fire(step.identity, name, firing));
  return [toUnit(`ALTER TABLE ${step.identity} ${verb} TRIGGER ALL`, ...again)];
};

function triggersOf({
  identity,
  objects,
}: Step): readonly { readonly name: string; readonly firing: string | undefined }[] {
  return [...objects.values()].flatMap(({ kind, identity: name, attributes }) =>
    kind === "trigger" && parentOf(name) === identity ? [{ name: lastName(name), firing: attributes["firing"] }] : [],
  );
}

const firings: Readonly<Record<string, string>> = {
  disabled: "DISABLE",
  replica: "ENABLE REPLICA",
  always: "ENABLE ALWAYS",
};

function fire(table: string, name: string, firing: string | undefined, what = "TRIGGER"): string {
  return `ALTER TABLE ${table} ${firing === undefined ? "ENABLE" : firings[firing]} ${what} ${name}`;
}

const firing =
  (what: string): AttributeTemplate =>
  ({ identity }, _from, to) => [toUnit(fire(parentOf(identity), lastName(identity), to, what))];

/** Tables of all kinds, views, and what hangs on them. */
export const tableTemplates: Readonly<Record<string, Readonly<Record<string, AttributeTemplate>>>> = {
  table: {
    persistence: altering((_from, to) => `SET ${to === "unlogged" ? "UNLOGGED" : "LOGGED"}`),
    row_security: altering((_from, to) => `${to === undefined ? "DISABLE" : "ENABLE"} ROW LEVEL SECURITY`),
    force_row_security: altering((_from, to) => `${to === undefined ? "NO FORCE" : "FORCE"} ROW LEVEL SECURITY`),
    replica_identity: replicaIdentity,
    options: setOptions,
    toast_options: ({ identity }, from, to) =>
      toUnits(optionClauses(from, to, "toast.").map((clause) => `ALTER TABLE ${identity} ${clause}`)),
    tablespace: altering((_from, to) => `SET TABLESPACE ${to ?? "pg_default"}`),
    access_method: altering((_from, to) => `SET ACCESS METHOD ${to ?? "heap"}`),
    of_type: altering((_from, to) => (to === undefined ? "NOT OF" : `OF ${to}`)),
    parents,
    partition_bound: partitionBound,
    constraints_checked: constraintsChecked,
  },
  view: { options: setOptions },
  "materialized view": { options: setOptions },
  trigger: { firing: firing("TRIGGER") },
  rule: { firing: firing("RULE") },
  "event trigger": {
    firing: altering((_from, to) => (to === undefined ? "ENABLE" : (firings[to] ?? null))),
  },
  constraint: {
    clustered: clustered(parentOf),
    index_comment: ({ identity }, _from, to) => comment(`INDEX ${indexOf(identity)}`, to),
    index_options: ({ identity }, from, to) =>
      toUnits(optionClauses(from, to).map((clause) => `ALTER INDEX ${indexOf(identity)} ${clause}`)),
    index_state: ({ identity }, _from, to) => (to === undefined ? [toUnit(`REINDEX INDEX ${indexOf(identity)}`)] : []),
    tablespace: ({ identity }, _from, to) => [
      toUnit(`ALTER INDEX ${indexOf(identity)} SET TABLESPACE ${to ?? "pg_default"}`),
    ],
  },
  index: {
    definition: storageOptions,
    clustered: (step, from, to) => clustered(() => step.goal["table"] ?? null)(step, from, to),
    statistics: ({ identity }, from, to) => indexStatistics(identity, from, to),
    tablespace: altering((_from, to) => `SET TABLESPACE ${to ?? "pg_default"}`),
    attached: attachIndexes,
    state: ({ identity }, _from, to) => (to === undefined ? [toUnit(`REINDEX INDEX ${identity}`)] : []),
  },
  statistics: { statistics: altering((_from, to) => `SET STATISTICS ${to ?? "-1"}`) },
};

/** A constraint's index has its name, in the schema of its table. */
function indexOf(identity: string): string {
  const names = splitIdentity(identity);
  return [...names.slice(0, 1), ...names.slice(-1)].join(".");
}

function clustered(tableName: (identity: string) => string | null): AttributeTemplate {
  return (step, _from, to) => {
    const table = tableName(step.identity);
    if (table === null) return [];
    if (to !== undefined) return [toUnit(`ALTER TABLE ${table} CLUSTER ON ${lastName(step.identity)}`)];
    // A table is clustered on one index: the other one's turn ends this one's.
    return isClusteredElsewhere(step, table) ? [] : [toUnit(`ALTER TABLE ${table} SET WITHOUT CLUSTER`)];
  };
}

function isClusteredElsewhere({ objects }: Step, table: string): boolean {
  return [...objects.values()].some(
    ({ identity, attributes: { clustered: chosen, table: ofIndex } }) =>
      chosen !== undefined && (ofIndex ?? parentOf(identity)) === table,
  );
}

/** Indexes of partitions that came; one that went stays below its parent until that is made anew. */
function attachIndexes({ identity, objects }: Step, from = "", to = ""): readonly Unit[] {
  const before = new Set(splitNames(from));
  return splitNames(to).flatMap((name): readonly Unit[] => {
    if (before.has(name)) return [];
    const definition = objects.get(`index ${name}`)?.attributes["definition"];
    return [
      ...(definition === undefined ? [] : [toUnit(definition)]),
      toUnit(`ALTER INDEX ${identity} ATTACH PARTITION ${name}`),
    ];
  });
}

/** Storage options alone change in place, also where a partition's index cannot go without the one above. */
function storageOptions({ identity }: Step, from = "", to = ""): readonly Unit[] {
  if (!differInOptions(from, to)) return [];
  const clauses = optionClauses(splitIndexOptions(from).options, splitIndexOptions(to).options);
  return toUnits(clauses.map((clause) => `ALTER INDEX ${identity} ${clause}`));
}

/** Of `1: 50, 2: 300`: columns by number. */
function indexStatistics(identity: string, from = "", to = ""): readonly Unit[] {
  const parse = (text: string): ReadonlyMap<string, string> =>
    new Map([...text.matchAll(/(\d+): (\d+)/g)].map(([, column = "", target = ""]) => [column, target]));
  const [before, after] = [parse(from), parse(to)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((column) =>
    before.get(column) === after.get(column)
      ? []
      : [toUnit(`ALTER INDEX ${identity} ALTER COLUMN ${column} SET STATISTICS ${after.get(column) ?? "-1"}`)],
  );
}
