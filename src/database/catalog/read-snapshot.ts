import { setTimeout as sleep } from "node:timers/promises";
import { sortObjects } from "../../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { Result, ServerMessage, Session } from "../session.js";
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
import { inUse, toQuery, toUsedCatalogs } from "./rare-kinds.js";
import type { RareKind } from "./rare-kinds.js";
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
const rareKinds: readonly RareKind[] = [
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

const seldomKinds = rareKinds.filter(({ seldom }) => seldom !== undefined);

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
  toQuery(rareKinds.filter(({ seldom }) => seldom === undefined)),
];

const asked: readonly CatalogQuery[] = [...queries, toUsedCatalogs(seldomKinds)];

/** A snapshot that meets DDL of others is taken again; a server that never rests is given up after some seconds. */
const attempts = 20;
/** Each has waited for its lock already: six seconds in all. */
const lockAttempts = 12;

/**
 * Reads the schema in one message (and one for kinds that few databases have, one for the views where they are many),
 * in read-only snapshots, by any role that may connect; or, in the `open` transaction of the session, as that left it.
 * Concurrent DDL repeats the whole; what stays locked throws Failure, since a guess would be worse. Read-only.
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
  const toSql = (some: readonly CatalogQuery[]): string[] => some.flatMap(({ sql }) => sql(scope) ?? []);
  const built: Promise<readonly SchemaObject[]>[] = [];
  // Objects are made of one result while the server is at the next.
  const onResult = (result: Result): void => {
    if (result.columns[0] === "kind") built.push(Promise.resolve(result).then(toObjects));
  };
  const { results, error } = await sendReadOnly(session, [toSql(asked), toSql([fewViews])], readingIn, { onResult });
  const [usedCatalogs, definitions] = results.slice(-2);
  if (error !== null || usedCatalogs === undefined || definitions === undefined) return { error };
  const used = inUse(seldomKinds, usedCatalogs);
  if (used.length > 0) {
    const seldom = await sendReadOnly(session, [toSql([toQuery(used)])], readingIn, { onResult });
    if (seldom.error !== null) return { error: seldom.error };
  }
  const objects = (await Promise.all(built)).flat();
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
