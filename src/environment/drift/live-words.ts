import { Failure } from "../../core/failure.js";
import { withDefaultPrivileges } from "../../core/schema/default-privileges.js";
import { toLiveWords, withExtensionVersions } from "../../core/schema/replayed-words.js";
import { finding } from "../../core/problems.js";
import type { Finding } from "../../core/model.js";
import { objectKey } from "../../core/schema/snapshot.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { listWordings, withActualWords } from "../../core/schema/wordings.js";
import type { Wording } from "../../core/schema/wordings.js";
import { readExtensionVersions } from "../../database/extension-versions.js";
import type { Session } from "../../database/session.js";
import { disarm } from "../on-shadow/disarm.js";
import type { HistoryOnShadow, Replayed } from "../on-shadow/history-on-shadow.js";
import type { World } from "../world.js";

/** The live schema, and how to look at its server again. */
export interface Live {
  readonly snapshot: SchemaSnapshot;
  readonly session: Session;
  /** As the last deploy left it, in the live server's words, where that is known. */
  readonly deployed?: SchemaSnapshot;
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
  history: Pick<Replayed, "shadow" | "snapshot" | "trust">,
  live: Live,
): Promise<InLiveWords> {
  const { shadow, snapshot } = history;
  const owned = withDefaultPrivileges(toLiveWords(snapshot, live.snapshot, live.deployed), live.snapshot);
  const versions = { here: shadow.session, there: live.session };
  const expected = await sameVersions(owned, live.snapshot, versions);
  return await reword(world, environment, { expected, live: live.snapshot, history });
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
  const opened = await open();
  const history = opened.kind === "replayed" ? opened : null;
  return await reword(world, environment, { expected, live: live.snapshot, history });
}

interface Rewording {
  readonly expected: SchemaSnapshot;
  readonly live: SchemaSnapshot;
  readonly history: Pick<Replayed, "shadow" | "trust"> | null;
}

async function reword(
  world: Pick<World, "signal">,
  environment: string,
  { expected, live, history }: Rewording,
): Promise<InLiveWords> {
  const wordings = listWordings(expected, live);
  if (wordings.length === 0) return { expected, findings: [] };
  const shadow = history === null ? null : await findReader(history);
  const { same, unknown } = await compare(world, wordings, shadow);
  // On one major, a text that differs was changed.
  const open = shadow !== null && expected.major === live.major ? [] : unknown;
  const words = withActualWords(expected, [...same, ...open]);
  if (open.length === 0) return { expected: words, findings: [] };
  const barred = history !== null && shadow === null;
  return {
    expected: words,
    findings: [barred ? toBarred(environment, open) : toFinding(environment, open, expected.major)],
  };
}

/** Where texts of the database may be read: never as a superuser, unless that is in the sandbox. */
async function findReader(history: Pick<Replayed, "shadow" | "trust">): Promise<Replayed["shadow"] | null> {
  const { kind } = await disarm(history);
  return kind === "disarmed" || history.shadow.kind === "pglite" ? history.shadow : null;
}

async function compare(
  { signal }: Pick<World, "signal">,
  wordings: readonly Wording[],
  shadow: Replayed["shadow"] | null,
): Promise<{ readonly same: readonly Wording[]; readonly unknown: readonly Wording[] }> {
  if (shadow === null) return { same: [], unknown: wordings };
  const { compareMeanings } = await import("../../shadow/same-meaning.js");
  try {
    return await compareMeanings(shadow, wordings, { signal });
  } catch (error) {
    if (error instanceof Failure && error.kind !== "cancelled") return { same: [], unknown: wordings };
    throw error;
  }
}

const named = 5;

function listNames(unknown: readonly Wording[]): string {
  const names = [...new Set(unknown.map(({ object }) => objectKey(object)))];
  const more = names.length > named ? `, and ${names.length - named} more` : "";
  return `${names.slice(0, named).join(", ")}${more}`;
}

function toBarred(environment: string, unknown: readonly Wording[]): Finding {
  const message = `the applied files need a superuser, and what the database says must not run as one, so whether its text was changed is unknown: ${listNames(unknown)}`;
  return finding("drift-unknown", { message, help: "shadow: local and shadow: pglite can compare it", environment });
}

function toFinding(environment: string, unknown: readonly Wording[], major: number): Finding {
  const message = `PostgreSQL ${major} words it otherwise, so whether it was changed is unknown: ${listNames(unknown)}`;
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
