import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { ShadowChoice } from "../core/shadow-choice.js";
import type { Session } from "../database/session.js";
import { findBinaries } from "./binaries.js";
import type { Binaries } from "./binaries.js";
import { openLocalShadow } from "./local-shadow.js";
import type { Mirror } from "./mirror.js";
import { openPgliteShadow } from "./pglite-shadow.js";
import type { Shadow, Trust } from "./shadow.js";
import { openUrlShadow } from "./url-shadow.js";

export interface OpenShadowOptions {
  readonly choice: ShadowChoice;
  /** Null where no target is at hand. */
  readonly targetMajor: number | null;
  /** Folder with PGlite's files. */
  readonly assets: string;
  /** An idle session of the target, which the server at a URL must not be; null where there is none. */
  readonly target: Session | null;
  readonly mirror: Mirror;
  readonly trust: Trust;
  /** The variable PATH, for PostgreSQL's programs. */
  readonly path: string;
  /** Where the programs are looked for first; the usual places unless told. */
  readonly folders?: readonly string[];
  /** The system's temporary folder unless told. */
  readonly tempFolder?: string;
}

/** For each of the two steps of starting a server. */
const startLimitMs = 60_000;

/**
 * Opens a throw-away database: the one at the URL; else PostgreSQL of the target's own major from this machine; else the
 * embedded one. Null for `off`. Throws Failure when what was asked for cannot be had, or must not be used.
 */
export async function openShadow(options: OpenShadowOptions): Promise<Shadow | null> {
  const { choice } = options;
  switch (choice.kind) {
    case "off":
      return null;
    case "url":
      return { ...(await openUrlShadow({ ...options, url: choice.target })), why: "at the URL of shadow" };
    case "pglite":
      return await openEmbedded(options, "as shadow asks");
    case "local":
      return await openLocal(options, await findOrRefuse(options));
    case "auto":
      return await openBest(options);
  }
}

async function openBest(options: OpenShadowOptions): Promise<Shadow> {
  const { targetMajor } = options;
  if (targetMajor === null) return await openEmbedded(options, "since no target is at hand");
  const binaries = await findBinaries(targetMajor, options);
  const missing = `since this machine has no PostgreSQL ${targetMajor}`;
  if (binaries === null) return await openEmbedded(options, missing);
  try {
    return await openLocal(options, binaries);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const shadow = await openEmbedded(options, "since PostgreSQL of this machine did not start");
    return { ...shadow, notes: [...error.findings.map(({ message }) => message), ...shadow.notes] };
  }
}

async function openLocal(options: OpenShadowOptions, binaries: Binaries): Promise<Shadow> {
  const shadow = await openLocalShadow({ ...options, binaries, limitMs: startLimitMs });
  return { ...shadow, why: `started from ${binaries.folder}` };
}

/** `local` without a target takes the newest. */
async function findOrRefuse(options: OpenShadowOptions): Promise<Binaries> {
  const majors = options.targetMajor === null ? [18, 17, 16, 15, 14] : [options.targetMajor];
  for (const major of majors) {
    const found = await findBinaries(major, options);
    if (found !== null) return found;
  }
  const message = `this machine has no PostgreSQL ${majors.join(", ")} that runs: neither where packages put it nor on PATH`;
  const help = "install it, or use shadow: auto, which takes the embedded one then";
  throw new Failure("bad-input", [finding("shadow", { message, help })]);
}

async function openEmbedded(options: OpenShadowOptions, why: string): Promise<Shadow> {
  const shadow = await openPgliteShadow(options);
  const { targetMajor } = options;
  const other =
    targetMajor === null || targetMajor === shadow.major
      ? []
      : [`the shadow is PostgreSQL ${shadow.major}, the target ${targetMajor}: some definitions are worded otherwise`];
  return { ...shadow, why, notes: [...other, ...shadow.notes] };
}
