import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, inject } from "vitest";
import type { Reply, Session } from "../../src/database/session.js";
import type { Runnable } from "../../src/database/transaction.js";
import { plainMirror, type Mirror } from "../../src/shadow/mirror.js";
import { openShadow, type OpenShadowOptions } from "../../src/shadow/open-shadow.js";
import type { Shadow, Trust } from "../../src/shadow/shadow.js";
import { parseScript } from "../../src/sql/script.js";
import { scriptOf } from "../sql/scripts.js";
import { prepareBinaries } from "../support/postgres-binaries.js";
import { prepareQuickInitdb } from "../support/quick-initdb.js";
import { clusterOf, lacking } from "../support/servers.js";

/** PGlite's files as they are shipped: `npm run build` makes them. */
export const assets = fileURLToPath(new URL("../../dist/pglite", import.meta.url));

/** A kind of shadow to test with: a local server of a major, or PGlite. */
export type Engine = number | "pglite";

const binaries = new Map<number, Promise<string>>();
const quick = new Map<number, Promise<string>>();

/** The folder of the whole run of tests: what is there goes with it, and the servers' user gets in. */
const folderOfRun = (): string => dirname(inject("serverBroker"));

/** The folder of the programs of a major; they stand for those that a machine has. */
export async function binariesOf(major: number): Promise<string> {
  const found = binaries.get(major) ?? prepareBinaries(major, join(folderOfRun(), `of-${process.pid}`));
  binaries.set(major, found);
  return await found;
}

/** The same with a quick initdb. */
async function quickBinariesOf(major: number): Promise<string> {
  const prepare = async (): Promise<string> => {
    const [programs, cluster] = await Promise.all([binariesOf(major), clusterOf(major)]);
    return await prepareQuickInitdb(folderOfRun(), { programs, cluster });
  };
  const found = quick.get(major) ?? prepare();
  quick.set(major, found);
  return await found;
}

export interface ShadowOptions {
  readonly trust?: Trust;
  readonly mirror?: Partial<Mirror>;
  readonly tempFolder?: string;
}

/** The options that open a shadow of that kind, and of no other. */
export async function optionsFor(engine: Engine, options: ShadowOptions = {}): Promise<OpenShadowOptions> {
  const { trust = "recorded", mirror = {}, tempFolder } = options;
  return {
    choice: { kind: engine === "pglite" ? "pglite" : "local" },
    targetMajor: engine === "pglite" ? null : engine,
    assets,
    target: null,
    mirror: { ...plainMirror([]), ...mirror },
    trust,
    path: "",
    folders: engine === "pglite" ? [] : [await quickBinariesOf(engine)],
    ...(tempFolder === undefined ? {} : { tempFolder }),
  };
}

/** Opens the shadow that the options ask for, works with it, and closes it. */
export async function withShadow<T>(options: OpenShadowOptions, work: (shadow: Shadow) => Promise<T>): Promise<T> {
  const shadow = await openShadow(options);
  if (shadow === null) throw new Error("no shadow");
  try {
    return await work(shadow);
  } finally {
    await shadow.close();
  }
}

/** Works with a shadow of that kind. */
export async function inShadow<T>(
  engine: Engine,
  options: ShadowOptions,
  work: (shadow: Shadow) => Promise<T>,
): Promise<T> {
  return await withShadow(await optionsFor(engine, options), work);
}

/** Defines tests once for each kind that this machine has. */
export function describeEngines(engines: readonly Engine[], define: (engine: Engine) => void): void {
  for (const engine of engines) {
    const place = engine === "pglite" ? "PGlite" : `a local PostgreSQL ${engine}`;
    const reason = engine === "pglite" ? "" : lacking(engine);
    describe.skipIf(reason !== "")(`on ${place}${reason}`, () => {
      define(engine);
    });
  }
}

/** Runs the work with an empty folder, and removes it. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "shadow-test-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that is ready to run. */
export async function toRunnable(name: string, text: string): Promise<Runnable> {
  const script = scriptOf(text, { file: `migrations/${name}`, name });
  return { script, parsed: await parseScript(script, new Map()) };
}

/** What a statement gave: its last value, or the SQLSTATE that it failed with. */
export async function ask(session: Session, sql: string): Promise<string | null> {
  const { results, error }: Reply = await session.send(sql);
  return error === null ? (results.at(-1)?.rows[0]?.[0] ?? null) : error.sqlstate;
}
