import { diffSnapshots } from "../core/schema/drift.js";
import type { Drift } from "../core/schema/drift.js";
import { quoteIdentifier } from "../core/quote.js";
import { namePartsOf } from "../core/schema/drift-parts.js";
import { objectKey, objectsByKey } from "../core/schema/snapshot.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import type { Session } from "../database/session.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import type { Bounds } from "./bounds.js";
import { converge, read } from "./converge.js";
import { extractFacts } from "./extract-facts.js";
import { withoutInvalid } from "./invalid-indexes.js";
import { nothingUnasked } from "./unasked.js";

export interface BuildOptions {
  /** An idle session of the live database; it is only read. */
  readonly target: Session;
  /** Its schema, all of it. */
  readonly live: SchemaSnapshot;
  readonly bounds: Bounds;
}

/**
 * Makes on an empty throw-away database what a live one holds, without its rows. Answers with the keys of what could not
 * be made. What the live one says of itself never runs as a superuser. Throws when it does not end in time.
 */
export async function buildSchema(
  database: ShadowDatabase,
  { target, live, bounds }: BuildOptions,
): Promise<readonly string[]> {
  await createExtensions(database, live, bounds);
  const start = await read(database, { schemas: [] }, bounds);
  const goal = {
    snapshot: withoutInvalid(live, objectsByKey(start)),
    facts: async () => await extractFacts(target, bounds),
    schemas: [],
    alone: new Set<string>(),
    unasked: nothingUnasked,
    renames: "guessed" as const,
  };
  await converge(database, goal, bounds);
  return listLacking(diffSnapshots(await read(database, goal, bounds), goal.snapshot));
}

/** Without these a migration may still run; they come and go with the server or with who set it up. */
const surroundings: ReadonlySet<string> = new Set([
  "database",
  "setting",
  "default privileges",
  "security label",
  "subscription",
  "user mapping",
]);

function listLacking(drifts: readonly Drift[]): readonly string[] {
  const missing = drifts.filter(({ change, kind }) => change === "unexpected" && !surroundings.has(kind));
  return missing.map(objectKey);
}

/**
 * Extensions that only a superuser may create, but which reach neither files nor programs nor other servers: whoever may
 * use them gets no further than before.
 */
const confined: ReadonlySet<string> = new Set([
  "address_standardizer",
  "amcheck",
  "bloom",
  "earthdistance",
  "h3",
  "hypopg",
  "pg_buffercache",
  "pg_freespacemap",
  "pg_partman",
  "pg_prewarm",
  "pg_stat_statements",
  "pg_visibility",
  "pgrouting",
  "pgrowlocks",
  "pgstattuple",
  "pgtap",
  "postgis",
  "postgis_sfcgal",
  "postgis_tiger_geocoder",
  "postgis_topology",
  "rum",
  "vector",
]);

/** As nothing else is there yet, nobody's code can run while they are made. */
async function createExtensions(
  { session }: ShadowDatabase,
  { objects }: SchemaSnapshot,
  { elevate }: Bounds,
): Promise<void> {
  for (const { kind, identity, attributes } of objects) {
    if (kind !== "extension") continue;
    const [name = ""] = namePartsOf(identity);
    const [schema] = attributes["schema"] === undefined ? [] : namePartsOf(attributes["schema"]);
    const create = async (): Promise<unknown> => await createExtension(session, name, schema ?? null);
    await (elevate !== null && confined.has(name) ? elevate(create) : create());
  }
}

/** One that is not on this machine is told with what is lacking. */
async function createExtension(session: Session, name: string, schema: string | null): Promise<void> {
  const create = `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)}`;
  if (schema !== null) {
    const place = quoteIdentifier(schema);
    const sqls = [`CREATE SCHEMA IF NOT EXISTS ${place}`, `${create} SCHEMA ${place} CASCADE`];
    const { error } = await session.send(sqls.join(";\n"));
    if (error === null) return;
  }
  // Some have a schema of their own.
  await session.send(`${create} CASCADE`);
}
