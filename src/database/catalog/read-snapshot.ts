import { setTimeout as sleep } from "node:timers/promises";
import { sortObjects } from "../../core/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/snapshot.js";
import type { ServerMessage, Session } from "../session.js";
import { policies, rules, triggers } from "./attached.js";
import { gone } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";
import { columns } from "./columns.js";
import { constraints, domainConstraints, indexes, statistics } from "./constraints.js";
import * as databaseWide from "./database-wide.js";
import { extensions, schemas } from "./extensions.js";
import * as foreign from "./foreign.js";
import * as languages from "./languages.js";
import * as operators from "./operators.js";
import { toQuery } from "./rare-kinds.js";
import { sendReadOnly } from "./read-only-transactions.js";
import type { ReadingIn } from "./read-only-transactions.js";
import { relations, sequences } from "./relations.js";
import * as replication from "./replication.js";
import { routines } from "./routines.js";
import * as textSearch from "./text-search.js";
import { toObjects } from "./to-objects.js";
import { types } from "./types.js";
import { isConcurrentChange, isLockTimeout, unreadable } from "./unreadable.js";
import { addViewDefinitions, fewViews } from "./view-definitions.js";

/** To add a kind of object, add it to the rare ones here, or a query of its own where a schema holds thousands. */
const rareKinds = [
  schemas,
  domainConstraints,
  statistics,
  rules,
  ...Object.values(foreign),
  ...Object.values(replication),
  ...Object.values(databaseWide),
  ...Object.values(operators),
  ...Object.values(languages),
  ...Object.values(textSearch),
];

const queries: readonly CatalogQuery[] = [
  relations,
  columns,
  sequences,
  constraints,
  indexes,
  triggers,
  policies,
  routines,
  types,
  extensions,
  toQuery(rareKinds),
];

/** A snapshot that meets DDL of others is taken again; a server that never rests is given up after some seconds. */
const attempts = 20;
/** Each has waited for its lock already: six seconds in all. */
const lockAttempts = 12;

/**
 * Reads the schema in one message (and one for the views where they are many), in a read-only snapshot, by any role that
 * may connect; or, in the `open` transaction of the session, as that left it. Concurrent DDL repeats the whole; what
 * stays locked throws Failure, since a guess would be worse. Read-only.
 */
export async function readSnapshot(
  session: Session,
  scope: CatalogScope,
  { readingIn = "own" }: { readonly readingIn?: ReadingIn } = {},
): Promise<SchemaSnapshot> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await readObjects(session, scope, readingIn);
    if ("objects" in read) return { major: scope.major, objects: sortObjects(read.objects) };
    if (!isWorthRepeating(read.error, attempt)) throw await unreadable(session, read.error, readingIn);
    if (!isLockTimeout(read.error)) await sleep(Math.random() * 10 * attempt);
  }
}

type Read = { readonly objects: readonly SchemaObject[] } | { readonly error: ServerMessage | null };

async function readObjects(session: Session, scope: CatalogScope, readingIn: ReadingIn): Promise<Read> {
  const [main, views] = [queries, [fewViews]].map((some) => some.flatMap(({ sql }) => sql(scope) ?? []));
  const { results, error } = await sendReadOnly(session, [main ?? [], views ?? []], readingIn);
  const definitions = results.at(-1);
  if (error !== null || definitions === undefined) return { error };
  const objects = results.slice(0, -1).flatMap(toObjects);
  const read = await addViewDefinitions(session, { objects, read: definitions, readingIn });
  return "error" in read || read.objects.every(isWhole) ? read : { error: null };
}

const defined = new Set([
  "view",
  "materialized view",
  "constraint",
  "domain constraint",
  "index",
  "statistics",
  "trigger",
  "rule",
]);

/** PostgreSQL answers NULL or a number for what went while it was read, where it does not fail. */
function isWhole({ kind, identity, attributes }: SchemaObject): boolean {
  if (/^\d*$/.test(identity) || (defined.has(kind) && attributes["definition"] === undefined)) return false;
  return !Object.values(attributes).some((value) => value === gone || value === "???");
}

function isWorthRepeating(error: ServerMessage | null, attempt: number): boolean {
  if (error === null) return attempt < attempts;
  if (isLockTimeout(error)) return attempt < lockAttempts;
  return isConcurrentChange(error) && attempt < attempts;
}
