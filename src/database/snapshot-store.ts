import { parseJson } from "../core/shape.js";
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { finding } from "../core/problems.js";
import type { Finding } from "../core/model.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { sortObjects } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";
import { provesSome } from "./recorded.js";
import { grantFor, serverFailure } from "./session.js";
import type { ServerMessage, Session } from "./session.js";
import { snapshotTable } from "./tables.js";
import { tryRead } from "./read.js";

/** `last`: as the last successful change left the schema; `before`: as a run that has not settled found it. */
export type SnapshotMoment = "last" | "before";

/** A snapshot as the table holds it. */
export interface EncodedSnapshot {
  readonly formatVersion: number;
  /** SHA-256 of the text inside `content`, in hex. */
  readonly checksum: string;
  /** JSON, compressed by gzip. */
  readonly content: Buffer;
}

export type StoredSnapshot =
  | { readonly kind: "none" }
  | {
      readonly kind: "found";
      readonly snapshot: SchemaSnapshot;
      readonly takenAt: string;
      readonly toolVersion: string;
    }
  /** Damaged, written by a newer version, or not for this role. */
  | { readonly kind: "unreadable"; readonly finding: Finding };

const formatVersion = 1;
/** The longest text that V8 holds; a bomb of zeros ends here, not in memory. */
const maxTextBytes = 2 ** 29 - 2 ** 10;

/** SQL that makes the table; no BEGIN. */
export function createSnapshotTableSql(home: string): string {
  return `CREATE TABLE IF NOT EXISTS ${nameIn(home)} (
  moment VARCHAR(10) PRIMARY KEY,
  format_version INTEGER NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  content BYTEA NOT NULL,
  taken_at TIMESTAMPTZ NOT NULL,
  tool_version TEXT NOT NULL
)`;
}

/** SQL that stores a snapshot in place of the one of that moment, and looks at it; no BEGIN. */
export function storeSnapshotSql(
  home: string,
  {
    moment,
    snapshot,
    toolVersion,
  }: { readonly moment: SnapshotMoment; readonly snapshot: SchemaSnapshot; readonly toolVersion: string },
): readonly string[] {
  const { checksum, content } = encodeSnapshot(snapshot);
  const values = [
    quoteLiteral(moment),
    String(formatVersion),
    quoteLiteral(checksum),
    `pg_catalog.decode('${content.toString("base64")}', 'base64')`,
    "pg_catalog.clock_timestamp()",
    quoteLiteral(toolVersion),
  ];
  const columns = ["format_version", "checksum", "content", "taken_at", "tool_version"];
  const store = `INSERT INTO ${nameIn(home)} (moment, ${columns.join(", ")}) VALUES (${values.join(", ")})
ON CONFLICT (moment) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`;
  const same = `moment = ${quoteLiteral(moment)} AND checksum = ${quoteLiteral(checksum)}`;
  return [store, `SELECT ${provesSome(`${nameIn(home)} WHERE ${same}`)}`];
}

/** SQL that forgets the snapshot of that moment; no BEGIN. */
export function removeSnapshotSql(home: string, moment: SnapshotMoment): string {
  return `DELETE FROM ${nameIn(home)} WHERE moment = ${quoteLiteral(moment)}`;
}

/** Reads the snapshot of that moment. What cannot be read is a finding: drift is then unknown, nothing more. Read-only. */
export async function readStoredSnapshot(
  session: Session,
  home: string,
  moment: SnapshotMoment,
): Promise<StoredSnapshot> {
  const { rows, error } = await tryRead(session, [
    `SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${quoteLiteral(moment)}`,
  ]);
  if (error !== null) return explain(error);
  const [version, checksum, content, takenAt, toolVersion] = rows[0]?.[0] ?? [];
  if (version === undefined) return { kind: "none" };
  const encoded = {
    formatVersion: Number(version),
    checksum: checksum ?? "",
    content: Buffer.from(content ?? "", "base64"),
  };
  const decoded = decodeSnapshot(encoded);
  if ("problem" in decoded) return unreadable(`${decoded.problem} (stored ${takenAt} by version ${toolVersion})`);
  return { kind: "found", snapshot: decoded.snapshot, takenAt: takenAt ?? "", toolVersion: toolVersion ?? "" };
}

/** A snapshot as the table holds it. */
export function encodeSnapshot({ major, objects }: SchemaSnapshot): EncodedSnapshot {
  const rows = objects.map(({ kind, identity, attributes }) => [kind, identity, attributes]);
  const text = JSON.stringify({ major, objects: rows });
  return { formatVersion, checksum: digest(text), content: gzipSync(text) };
}

/** The snapshot, or why there is none in it; whatever the bytes are. */
export function decodeSnapshot(
  encoded: EncodedSnapshot,
): { readonly snapshot: SchemaSnapshot } | { readonly problem: string } {
  if (encoded.formatVersion > formatVersion) {
    return { problem: `its format ${encoded.formatVersion} is newer than ${formatVersion}, which this version reads` };
  }
  const text = unpack(encoded.content);
  if (text === null) return { problem: "its content is truncated or damaged" };
  if (digest(text) !== encoded.checksum) return { problem: "its content was changed: the checksum differs" };
  const snapshot = toSnapshot(parseJson(text));
  return snapshot === null ? { problem: "its content is no snapshot" } : { snapshot };
}

function nameIn(home: string): string {
  return `${quoteIdentifier(home)}.${quoteIdentifier(snapshotTable)}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function unpack(content: Buffer): string | null {
  try {
    return gunzipSync(content, { maxOutputLength: maxTextBytes }).toString("utf8");
  } catch {
    return null; // the caller says so
  }
}

function toSnapshot(value: unknown): SchemaSnapshot | null {
  if (typeof value !== "object" || value === null || !("major" in value) || !("objects" in value)) return null;
  const { major, objects } = value;
  if (typeof major !== "number" || !Number.isInteger(major) || !Array.isArray(objects)) return null;
  const read = objects.map(toObject);
  return read.some((object) => object === null)
    ? null
    : { major, objects: sortObjects(read.filter((object) => object !== null)) };
}

function toObject(value: unknown): SchemaObject | null {
  if (!Array.isArray(value)) return null;
  const [kind, identity, attributes] = value as readonly unknown[];
  if (typeof kind !== "string" || typeof identity !== "string") return null;
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) return null;
  if (!Object.values(attributes).every((one) => typeof one === "string")) return null;
  return { kind, identity, attributes: attributes as Readonly<Record<string, string>> };
}

function explain(error: ServerMessage): StoredSnapshot {
  if (error.sqlstate === "42P01") return { kind: "none" };
  if (error.sqlstate === "42501") {
    const message = `the stored snapshot cannot be read: ${error.message}`;
    return { kind: "unreadable", finding: finding("stored-snapshot", { message, help: grantFor(error.message) }) };
  }
  if (error.sqlstate === "42703") return unreadable(`the table ${snapshotTable} is not the tool's: ${error.message}`);
  throw serverFailure(error, "reading the stored snapshot");
}

function unreadable(reason: string): StoredSnapshot {
  return {
    kind: "unreadable",
    finding: finding("stored-snapshot", { message: `the stored snapshot cannot be read: ${reason}` }),
  };
}
