import { diffSnapshots } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { readTarget } from "../../src/database/target.js";
import { replayedInLiveWords } from "../../src/environment/drift/live-words.js";
import { readMirror } from "../../src/shadow/mirror.js";
import { openShadow } from "../../src/shadow/open-shadow.js";
import { replay } from "../../src/shadow/replay.js";
import { optionsFor, toRunnable } from "../shadow/shadows.js";
import type { TestDatabase } from "../support/database.js";
import { describeDrift, openSession, read } from "./rich-database.js";

/** What files make, on a shadow, beside a database that they made too. */
export interface FilesSide {
  /** How a schema of that database differs from the files. */
  listDrift(live: SchemaSnapshot): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Replays SQL on a shadow of the same major, as for that database. */
export async function openFilesSide(db: TestDatabase, major: number, sqls: readonly string[]): Promise<FilesSide> {
  const { signal } = new AbortController();
  // A session of its own: the tests have transactions under way in theirs.
  const session = await openSession(db.url);
  const target = await readTarget(session, { schemas: ["public"], role: null, patienceMs: null });
  const mirror = await readMirror(session, { target, schemas: [] });
  // What the database says on its own was not there when the first file ran.
  const settings = new Map([...mirror.settings, ["search_path", '"$user", public'] as const]);
  const trust = "recorded";
  const options = await optionsFor(major, { trust, mirror: { ...mirror, settings } });
  const shadow = await openShadow(options);
  if (shadow === null) throw new Error("no shadow");
  const scripts = await Promise.all(sqls.map((sql, index) => toRunnable(`V${index + 1}__x.sql`, sql)));
  const { outcomes } = await replay(shadow, scripts, { scriptMs: 60_000, totalMs: 60_000, signal });
  const failed = outcomes.find((outcome) => outcome.kind === "failed");
  if (failed !== undefined) throw new Error(failed.error.message);
  const snapshot = await read(shadow.session, major);
  return {
    listDrift: async (live) => {
      const from = { snapshot: live, session };
      const { expected } = await replayedInLiveWords({ signal }, "test", { shadow, snapshot, trust }, from);
      return describeDrift(diffSnapshots(expected, live));
    },
    close: async () => {
      await session.close();
      await shadow.close();
    },
  };
}
