import { createHash } from "node:crypto";
import type { Finding } from "../../core/model.js";
import type { Observation } from "../../core/observed.js";
import type { DriftReport } from "../../core/report.js";
import { hasShape, parseJson } from "../../core/shape.js";
import type { Shape } from "../../core/shape.js";
import type { TableSize } from "../../core/sizes.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { OnRecord } from "../../database/history.js";
import type { Target } from "../../database/target.js";
import type { Mirror } from "../../shadow/mirror.js";

/** What a database knew at one moment, for checks that have none at hand. Lists in place of maps: it becomes JSON. */
export interface Evidence {
  readonly environment: string;
  /** ISO 8601 in UTC. */
  readonly observedAt: string;
  readonly toolVersion: string;
  /** `public`: what is nobody's business but the team's was left out. */
  readonly audience: "team" | "public";
  readonly target: Target;
  readonly onRecord: Omit<OnRecord, "history"> & { readonly history: EvidenceHistory };
  readonly mirror: Omit<Mirror, "settings"> & { readonly settings: readonly (readonly [string, string])[] };
  readonly sizes: readonly TableSize[];
  readonly observation: Observation;
  readonly drift: { readonly report: DriftReport; readonly findings: readonly Finding[] };
  /** The live schema; null where it was left out. */
  readonly snapshot: SchemaSnapshot | null;
}

type History = OnRecord["history"];
type Entries<M> = M extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;

export type EvidenceHistory = Omit<History, "lastEvents" | "applyEvents"> & {
  readonly lastEvents: Entries<History["lastEvents"]>;
  readonly applyEvents: Entries<History["applyEvents"]>;
};

const formatVersion = 1;
/** A file above this is not written whole, and not read. */
export const largestEvidence = 64 * 1024 * 1024;

/** The text of an evidence file; what would make it too large is left out, the schema first. */
export function encodeEvidence(evidence: Evidence): string {
  for (const smaller of [evidence, { ...evidence, snapshot: null }]) {
    const text = toText(smaller);
    if (text.length <= largestEvidence / 2) return text;
  }
  const observation = { ...evidence.observation, statements: [], problem: "there were too many statements" };
  return toText({ ...evidence, snapshot: null, observation });
}

function toText(evidence: Evidence): string {
  return `${JSON.stringify({ schemaVersionEvidence: formatVersion, checksum: digest(evidence), evidence })}\n`;
}

function digest(evidence: unknown): string {
  return createHash("sha256").update(JSON.stringify(evidence)).digest("hex");
}

/** The evidence in a text, or half a sentence that says why there is none in it. */
export function decodeEvidence(text: string): { readonly ok: Evidence } | { readonly problem: string } {
  const file = parseJson(text);
  if (!hasShape(file, { schemaVersionEvidence: "number", checksum: "string", evidence: "anything" })) {
    return { problem: file === null ? "it is truncated, or no evidence file" : "it is no evidence file" };
  }
  const { schemaVersionEvidence: version, checksum, evidence } = file as Readonly<Record<string, unknown>>;
  if (Number(version) > formatVersion) {
    return { problem: `its format ${String(version)} is newer than ${formatVersion}, which this version reads` };
  }
  if (digest(evidence) !== checksum) return { problem: "it was changed after it was written: the checksum differs" };
  if (!hasShape(evidence, shape)) return { problem: "its content is not what this version writes" };
  return { ok: evidence as Evidence };
}

const row: Shape = {
  description: "string",
  script: "string",
  checksum: "string",
  installedBy: "string",
  installedOn: "string",
  executionMs: "number",
  success: "boolean",
};
const message: Shape = { rule: "string", severity: "string", message: "string", help: "string" };

const shape: Shape = {
  environment: "string",
  observedAt: "string",
  toolVersion: "string",
  audience: "string",
  target: {
    identity: { systemIdentifier: "string", databaseOid: "string", schema: "string" },
    server: "string",
    major: "number",
    database: "string",
    user: "string",
    role: "string?",
    home: "string",
    searchPath: "string",
    schemas: ["string"],
  },
  onRecord: {
    history: {
      applied: [{ version: "string", ...row }],
      repeatables: [row],
      lastEvents: ["anything"],
      applyEvents: ["anything"],
      lastChangeId: "number",
      lastEnvironment: "string?",
    },
    missing: ["string"],
    schemaExists: "boolean",
    empty: "boolean",
    findings: [message],
    walAt: "string",
  },
  mirror: {
    owner: "string",
    database: "string",
    roles: ["string"],
    tablespaces: ["string"],
    settings: [["string"]],
    schemas: ["string"],
    home: "string",
  },
  sizes: [{ table: "string", rows: "number?", bytes: "number?" }],
  observation: {
    statements: [{ text: "string", role: "string?", searchPath: "string?", calls: "number?" }],
    unusable: "number",
    since: "string?",
    evicted: "number?",
    server: "string",
    problem: "string?",
  },
  drift: { report: { status: "string", objects: ["anything"] }, findings: [message] },
};
