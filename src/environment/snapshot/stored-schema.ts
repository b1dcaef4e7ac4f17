import type { Finding, Script } from "../../core/model.js";
import { readSearchPath, toNamedKeys } from "../../core/named-objects.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { mergeSnapshots } from "../../core/schema/snapshot-merge.js";
import { readRunScripts } from "../../database/events.js";
import type { Session } from "../../database/session.js";
import { readStoredSnapshot } from "../../database/snapshot-store.js";
import type { Target } from "../../database/target.js";
import { namedObjects, renamingsIn } from "../../sql/named-objects.js";
import type { Loaded } from "../load.js";

/** What a run found stored, and found in the schema before its first step. */
export interface Begun {
  readonly stored: SchemaSnapshot;
  readonly before: SchemaSnapshot;
}

/** The snapshot after a run that ran these scripts, callbacks aside: they count always. */
export async function settled(
  { stored, before }: Begun,
  after: SchemaSnapshot,
  {
    loaded,
    target,
    scripts,
  }: { readonly loaded: Loaded; readonly target: Target; readonly scripts: readonly Script[] },
): Promise<SchemaSnapshot> {
  // Nothing had drifted: then all that is there is what the run left.
  if (stored === before) return after;
  const all = [...scripts, ...loaded.set.callbacks.map(({ script }) => script)];
  const parsed = await Promise.all(all.map((script) => loaded.parse(script)));
  const statements = parsed.map((script) => script.statements);
  const named = toNamedKeys(
    statements.flatMap((ofScript) => namedObjects(ofScript)),
    {
      snapshots: [stored, before, after],
      path: readSearchPath(target.searchPath, target.role ?? target.user),
    },
  );
  return mergeSnapshots({
    stored,
    before,
    after,
    named: named.wholes,
    set: named.attributes,
    renamings: statements.flatMap(renamingsIn),
  });
}

/** What is stored of the last deploy. */
export type Stored =
  | { readonly kind: "none" }
  | { readonly kind: "settled"; readonly snapshot: SchemaSnapshot }
  /** A run was cut before its end; the log says which files it ran. */
  | { readonly kind: "unsettled"; readonly begun: Begun; readonly scripts: readonly Script[] }
  /** A run changed the schema since, and could not keep it. */
  | { readonly kind: "stale"; readonly takenAt: string }
  | { readonly kind: "unreadable"; readonly findings: readonly Finding[] };

/** Reads what is stored of the last deploy; what cannot be read is a finding. Read-only. Throws Failure for a lost connection. */
export async function readStored(session: Session, target: Target, loaded: Loaded): Promise<Stored> {
  const { snapshots, lastRunAt } = loaded.onRecord;
  if (snapshots === "absent" || snapshots === "empty") return { kind: "none" };
  const last = await readStoredSnapshot(session, target.home, "last");
  // A role that may not read the one may not read the other.
  if (last.kind === "unreadable") return toUnreadable([last.finding], loaded);
  const before =
    snapshots === "settled" ? ({ kind: "none" } as const) : await readStoredSnapshot(session, target.home, "before");
  switch (before.kind) {
    case "unreadable":
      return toUnreadable([before.finding], loaded);
    case "found": {
      const begun = { stored: last.kind === "found" ? last.snapshot : before.snapshot, before: before.snapshot };
      return { kind: "unsettled", begun, scripts: await scriptsSince(session, target, loaded, before.takenAt) };
    }
    case "none":
      if (last.kind === "none") return last;
      if (lastRunAt !== null && lastRunAt > last.takenAt) return { kind: "stale", takenAt: last.takenAt };
      return { kind: "settled", snapshot: last.snapshot };
  }
}

function toUnreadable(findings: readonly Finding[], { environment }: Loaded): Stored {
  return { kind: "unreadable", findings: findings.map((one) => ({ ...one, environment: environment.name })) };
}

/** The files that the log says were run since then, as far as they are still the same. */
async function scriptsSince(
  session: Session,
  target: Target,
  { set, onRecord }: Loaded,
  since: string,
): Promise<readonly Script[]> {
  if (onRecord.missing.includes("log")) return [];
  const ran = await readRunScripts(session, target, since);
  const repeatable = new Map(set.repeatables.map(({ script, checksum }) => [script, checksum]));
  const versioned = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) =>
    undo === null ? [script] : [script, undo],
  );
  return [...versioned, ...repeatable.keys()].filter((script) =>
    ran.some((one) => one.script === script.name && one.checksum === (repeatable.get(script) ?? script.checksum)),
  );
}
