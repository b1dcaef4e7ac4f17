import type { Action } from "@supabase/pg-delta/plan";
import { withoutCutting } from "../core/schema/cast-to.js";
import { namePartsOf } from "../core/schema/drift-parts.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import type { Facts } from "./extract-facts.js";
import type { Statement, Unit } from "./statement.js";

/** Values that the planner does not tell: a statement with one can never be run as it is. */
const placeholder = /__(?:OPTION|CONN)_\w+?__/;

/** Its REVOKE ALL also takes what columns have, and most of what it says is so already: templates say what differs. */
const leftToTemplates = /^(?:GRANT|REVOKE|COMMENT ON|ALTER DEFAULT PRIVILEGES|ALTER [^(]* OWNER TO)\b/;

export interface DeltaPlan {
  readonly units: readonly Unit[];
  /** Statements that need a secret which nobody may read: for people to complete. */
  readonly incomplete: readonly string[];
  /** Why it plans nothing at all, half a sentence; null where it does. */
  readonly refused: string | null;
}

export interface DeltaGoal {
  readonly snapshot: SchemaSnapshot;
  /** Names of indexes that it must not make again: their state is nothing that a statement brings about. */
  readonly alone: ReadonlySet<string>;
}

/** Plans what makes one database the other, statement by statement, in an order that works; without a database. */
export async function planDelta(from: Facts, to: Facts, { snapshot, alone }: DeltaGoal): Promise<DeltaPlan> {
  const { plan } = await import("@supabase/pg-delta/plan");
  const assumedRoles = [...rolesOf(from), ...rolesOf(to)];
  const planned = attempt(() => plan(from, to, { scope: "database", assumedRoles }));
  if (typeof planned === "string") return { units: [], incomplete: [], refused: planned };
  const { actions } = planned;
  const corrections = listCorrections(snapshot);
  const ours = actions.filter((action) => !leftToTemplates.test(action.sql) && !isAbout(action, alone));
  const secret = ours.filter(({ sql }) => placeholder.test(sql));
  return {
    units: ours.filter((action) => !secret.includes(action)).map((action) => [toStatement(action, corrections)]),
    incomplete: secret.map(({ sql }) => withoutEnd(sql)),
    refused: null,
  };
}

/** It throws where one of many differences is beyond it; its first sentence says which. */
function attempt<T extends object>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0] ?? "";
  }
}

function isAbout({ produces, destroys }: Action, names: ReadonlySet<string>): boolean {
  return [...produces, ...destroys].some(
    (id) => id.kind === "index" && names.has(JSON.stringify([id.schema, id.name])),
  );
}

function rolesOf(facts: Facts): readonly string[] {
  return facts.facts().flatMap(({ id }) => (id.kind === "role" ? [id.name] : []));
}

const boundaries = { transactional: "none", commitBoundaryAfter: "after", nonTransactional: "alone" } as const;

function toStatement(action: Action, corrections: Corrections): Statement {
  const { sql, dataLoss, transactionality } = action;
  const data = dataLoss === "destructive" ? "destroyed" : "kept";
  return { sql: correct(withoutEnd(sql), action, corrections), data, boundary: boundaries[transactionality] };
}

/** What the planner knows nothing of. */
interface Corrections {
  /** Indexes that stay without those of the partitions; all others are made with them. */
  readonly alone: ReadonlySet<string>;
  /** Expressions of virtual columns: it writes STORED. */
  readonly virtual: ReadonlyMap<string, string>;
}

function listCorrections({ objects }: SchemaSnapshot): Corrections {
  const name = (identity: string): string => JSON.stringify(namePartsOf(identity));
  const alone = objects.filter(({ kind, attributes }) => kind === "index" && attributes["state"] !== undefined);
  const virtual = objects.flatMap(({ kind, identity, attributes: { generated } }): (readonly [string, string])[] =>
    kind === "column" && generated?.startsWith("virtual ") === true
      ? [[name(identity), generated.slice("virtual ".length)]]
      : [],
  );
  return { alone: new Set(alone.map(({ identity }) => name(identity))), virtual: new Map(virtual) };
}

/** As PostgreSQL writes a function. Only a superuser may say SUPPORT, so a template says it apart. */
const supported =
  /^(CREATE (?:OR REPLACE )?FUNCTION [^]*?\n LANGUAGE [^\n]+\n(?: [A-Z]+(?: [\d.e+]+)?)*) SUPPORT [^\n]+\n/;

function correct(sql: string, { produces }: Action, { alone, virtual }: Corrections): string {
  let text = withoutCutting(sql.replace(supported, "$1\n"));
  for (const id of produces) {
    if (id.kind === "index" && !alone.has(JSON.stringify([id.schema, id.name]))) {
      text = text.replace(/^(CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|[^ "]+) ON) ONLY /, "$1 ");
    }
    const expression = id.kind === "column" ? virtual.get(JSON.stringify([id.schema, id.table, id.name])) : undefined;
    if (expression !== undefined) text = text.replace(`AS (${expression}) STORED`, () => `AS (${expression}) VIRTUAL`);
  }
  return text;
}

function withoutEnd(sql: string): string {
  return sql.trim().replace(/;$/, "");
}
