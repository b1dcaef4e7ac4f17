import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import { sortObjects } from "../../core/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/snapshot.js";
import type { Result, ServerMessage, Session } from "../session.js";
import { policies, rules, triggers } from "./attached.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";
import { constraints, indexes, notNullConstraints, statistics } from "./constraints.js";
import * as wide from "./database-wide.js";
import { servers, userMappings, wrappers } from "./foreign.js";
import * as operatorQueries from "./operators.js";
import { columns, relations, sequences } from "./relations.js";
import { routines } from "./routines.js";
import { domainConstraints, types } from "./types.js";
import { readViewDefinitions } from "./view-definitions.js";

/** To add a kind of object, add a query here. */
const queries: readonly CatalogQuery[] = [
  relations,
  columns,
  sequences,
  constraints,
  notNullConstraints,
  indexes,
  statistics,
  triggers,
  rules,
  policies,
  routines,
  types,
  domainConstraints,
  wrappers,
  servers,
  userMappings,
  ...Object.values(wide),
  ...Object.values(operatorQueries),
];

/** Settings under which PostgreSQL writes definitions; left to the server, each of them changed some text (measured). */
export const snapshotSettings = `SET LOCAL search_path = ''; SET LOCAL jit = off; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL standard_conforming_strings = on; SET LOCAL quote_all_identifiers = off;
SET LOCAL lc_monetary = 'C'; SET LOCAL extra_float_digits = 1; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '60s'`;
const settingCount = snapshotSettings.split(";").length;

const attempts = 5;

/**
 * Reads the schema in one message, in a read-only snapshot, by any role that may connect. Concurrent DDL repeats the
 * whole; a table that stays locked throws Failure, since a guess would be worse. Read-only.
 */
export async function readSnapshot(session: Session, scope: CatalogScope): Promise<SchemaSnapshot> {
  const sqls = queries.flatMap(({ sql }) => sql(scope) ?? []);
  const message = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${snapshotSettings};\n${sqls.join(";\n")};\nCOMMIT`;
  for (let attempt = 1; ; attempt += 1) {
    const { results, error } = await session.send(message);
    if (error !== null) await session.send("ROLLBACK");
    else {
      const objects = results.slice(1 + settingCount, 1 + settingCount + sqls.length).flatMap(toObjects);
      const complete = await readViewDefinitions(session, objects, snapshotSettings);
      if (complete !== null) return { major: scope.major, objects: sortObjects(complete) };
    }
    if (attempt === attempts) throw unreadable(error);
  }
}

/** Columns are attributes: the differ knows no kinds. */
function toObjects({ columns: names, rows }: Result): readonly SchemaObject[] {
  return rows.map(([kind, identity, ...values]) => {
    const attributes: Record<string, string> = {};
    for (const [index, value] of values.entries()) {
      if (value !== null && value !== "") attributes[names[index + 2] ?? ""] = value;
    }
    return { kind: kind ?? "", identity: identity ?? "", attributes };
  });
}

function unreadable(error: ServerMessage | null): Failure {
  const reason = error === null ? "views changed while they were read" : `${error.message} (${error.sqlstate})`;
  return new Failure("database", [finding("snapshot", { message: `the schema could not be read: ${reason}` })]);
}
