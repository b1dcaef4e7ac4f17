import { quoteIdentifier } from "../core/quote.js";
import { snapshotTable, tableIn } from "./tables.js";
import type { TableName } from "./tables.js";

/** Who needs a privilege, and where. */
export interface Grantee {
  /** The role that logged in. */
  readonly user: string;
  /** The role that it changes to; null for none. */
  readonly role: string | null;
  readonly home: string;
  readonly database: string;
}

/** The tool's tables that are there: the table of snapshots too, or not. */
export interface Present {
  readonly tables: readonly TableName[];
  readonly snapshots: "present" | "absent";
}

/** All that reading the record needs, as SQL to run; of the tables, those that exist. */
export function readGrants(grantee: Grantee, { tables, snapshots }: Present): string {
  const names = [
    ...tables.map((table) => tableIn(grantee.home, table)),
    ...(snapshots === "present" ? [snapshotTableOf(grantee)] : []),
  ].join(", ");
  const onTables = names === "" ? [] : [`GRANT SELECT ON ${names} TO ${nameOf(grantee)}`];
  return [schemaGrant(grantee, "read"), ...onTables].join("; ");
}

/** All that changing the record needs, as SQL to run. */
export function writeGrants(grantee: Grantee, { snapshots }: Pick<Present, "snapshots">): string {
  const [versions, repeatables, log] = (["versions", "repeatables", "log"] as const).map((table) =>
    tableIn(grantee.home, table),
  );
  const to = `TO ${nameOf(grantee)}`;
  const changed = [versions, repeatables, ...(snapshots === "present" ? [snapshotTableOf(grantee)] : [])].join(", ");
  return [
    schemaGrant(grantee, "read"),
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${changed} ${to}`,
    `GRANT SELECT, INSERT ON ${log} ${to}`,
  ].join("; ");
}

function snapshotTableOf({ home }: Grantee): string {
  return `${quoteIdentifier(home)}.${quoteIdentifier(snapshotTable)}`;
}

/** All that keeping snapshots needs, as SQL to run: of a table that is there, or to make one. */
export function snapshotGrants(grantee: Grantee, { snapshots }: Pick<Present, "snapshots">): string {
  if (snapshots === "absent") return schemaGrant(grantee, "create");
  return `GRANT SELECT, INSERT, UPDATE, DELETE ON ${snapshotTableOf(grantee)} TO ${nameOf(grantee)}`;
}

/** What making the tables needs, as SQL to run; where the schema is missing, it is made too. */
export function createGrants(grantee: Grantee, { schemaExists }: { readonly schemaExists: boolean }): string {
  if (schemaExists) return schemaGrant(grantee, "create");
  return `GRANT CREATE ON DATABASE ${quoteIdentifier(grantee.database)} TO ${nameOf(grantee)}`;
}

/** What using a schema needs, as SQL to run. */
export function schemaGrant(grantee: Grantee, purpose: "read" | "create"): string {
  const privileges = purpose === "read" ? "USAGE" : "USAGE, CREATE";
  return `GRANT ${privileges} ON SCHEMA ${quoteIdentifier(grantee.home)} TO ${nameOf(grantee)}`;
}

/** What changing to a role needs, as SQL to run. */
export function memberGrant(role: string, user: string): string {
  return `GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(user)}`;
}

function nameOf({ user, role }: Grantee): string {
  return quoteIdentifier(role ?? user);
}
