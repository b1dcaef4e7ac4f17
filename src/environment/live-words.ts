import { Failure } from "../core/failure.js";
import { withDefaultPrivileges } from "../core/default-privileges.js";
import { toLiveWords, withExtensionVersions } from "../core/replayed-words.js";
import { finding } from "../core/problems.js";
import type { Finding } from "../core/model.js";
import { objectKey } from "../core/snapshot.js";
import type { SchemaSnapshot } from "../core/snapshot.js";
import { listWordings, withActualWords } from "../core/wordings.js";
import type { Wording } from "../core/wordings.js";
import { readExtensionVersions } from "../database/extension-versions.js";
import type { Session } from "../database/session.js";
import type { HistoryOnShadow, Replayed } from "./history-on-shadow.js";
import type { World } from "./world.js";

/** The live schema, and how to look at its server again. */
export interface Live {
  readonly snapshot: SchemaSnapshot;
  readonly session: Session;
}

/** A schema that should be, as the live server would word it. */
export interface InLiveWords {
  readonly expected: SchemaSnapshot;
  /** What could not be compared. */
  readonly findings: readonly Finding[];
}

/** What the files made on the shadow: texts that differ are read and written again there. */
export async function replayedInLiveWords(
  world: Pick<World, "signal">,
  environment: string,
  { shadow, snapshot }: Pick<Replayed, "shadow" | "snapshot">,
  live: Live,
): Promise<InLiveWords> {
  const owned = withDefaultPrivileges(toLiveWords(snapshot, live.snapshot), live.snapshot);
  const versions = { here: shadow.session, there: live.session };
  const expected = await sameVersions(owned, live.snapshot, versions);
  return await reword(world, environment, { expected, live: live.snapshot, shadow });
}

/**
 * The stored snapshot, where the server is of another major since: without a shadow, nobody knows whether texts that
 * differ mean the same.
 */
export async function storedInLiveWords(
  world: Pick<World, "signal">,
  environment: string,
  {
    stored,
    live,
    open,
  }: { readonly stored: SchemaSnapshot; readonly live: Live; readonly open: () => Promise<HistoryOnShadow> },
): Promise<InLiveWords> {
  if (stored.major === live.snapshot.major) return { expected: stored, findings: [] };
  const expected = toLiveWords(stored, live.snapshot);
  if (listWordings(expected, live.snapshot).length === 0) return { expected, findings: [] };
  const history = await open();
  const shadow = history.kind === "replayed" ? history.shadow : null;
  return await reword(world, environment, { expected, live: live.snapshot, shadow });
}

interface Rewording {
  readonly expected: SchemaSnapshot;
  readonly live: SchemaSnapshot;
  readonly shadow: Replayed["shadow"] | null;
}

async function reword(
  world: Pick<World, "signal">,
  environment: string,
  { expected, live, shadow }: Rewording,
): Promise<InLiveWords> {
  const wordings = listWordings(expected, live);
  if (wordings.length === 0) return { expected, findings: [] };
  const { same, unknown } = await compare(world, wordings, shadow);
  // On one major, a text that differs was changed.
  const open = expected.major === live.major ? [] : unknown;
  const words = withActualWords(expected, [...same, ...open]);
  return { expected: words, findings: open.length === 0 ? [] : [toFinding(environment, open, expected.major)] };
}

async function compare(
  { signal }: Pick<World, "signal">,
  wordings: readonly Wording[],
  shadow: Replayed["shadow"] | null,
): Promise<{ readonly same: readonly Wording[]; readonly unknown: readonly Wording[] }> {
  if (shadow === null) return { same: [], unknown: wordings };
  const { compareMeanings } = await import("../shadow/same-meaning.js");
  try {
    return await compareMeanings(shadow, wordings, { signal });
  } catch (error) {
    if (error instanceof Failure && error.kind !== "cancelled") return { same: [], unknown: wordings };
    throw error;
  }
}

const named = 5;

function toFinding(environment: string, unknown: readonly Wording[], major: number): Finding {
  const names = [...new Set(unknown.map(({ object }) => objectKey(object)))];
  const more = names.length > named ? `, and ${names.length - named} more` : "";
  const message = `PostgreSQL ${major} words it otherwise, so whether it was changed is unknown: ${names.slice(0, named).join(", ")}${more}`;
  const help = "the next apply stores a snapshot in this server's words; a shadow of the same major compares them";
  return finding("drift-unknown", { message, help, environment });
}

/** Both have the version that comes with their server: then no file said one. */
async function sameVersions(
  expected: SchemaSnapshot,
  live: SchemaSnapshot,
  { here, there }: { readonly here: Session; readonly there: Session },
): Promise<SchemaSnapshot> {
  return await withExtensionVersions(expected, live, async () => ({
    here: await readExtensionVersions(here),
    there: await readExtensionVersions(there),
  }));
}
