import { createHash } from "node:crypto";

/** What makes a database this one: the cluster's system identifier, the database's oid and the home schema. */
export interface TargetIdentity {
  readonly systemIdentifier: string;
  readonly databaseOid: string;
  readonly schema: string;
}

export interface PlanContents {
  readonly identity: TargetIdentity;
  readonly environment: string;
  /** Id of the last log event that changed state; 0 when there is none. */
  readonly lastChangeId: number;
  /** What runs, in order: kind, version or description, and the checksum of the text after placeholders. */
  readonly steps: readonly { readonly kind: string; readonly key: string; readonly checksum: string }[];
}

/**
 * The digest of a plan, 32 hex digits of SHA-256: equal only for the same database in the same state and the same text
 * to run, so that what was approved is what runs, once.
 */
export function planDigest({ identity, environment, lastChangeId, steps }: PlanContents): string {
  const parts = [
    "plan-1",
    identity.systemIdentifier,
    identity.databaseOid,
    identity.schema,
    environment,
    String(lastChangeId),
    ...steps.flatMap((step) => [step.kind, step.key, step.checksum]),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
