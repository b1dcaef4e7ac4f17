import { afterAll, beforeAll, expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import type { Session } from "../../src/database/session.js";
import type { TestDatabase } from "../support/database.js";
import { soak } from "../reliability/depth.js";
import { describeEachMajor } from "../support/servers.js";
import { changes } from "./changes/all.js";
import type { Change } from "./changes/change.js";
import { openFilesSide, type FilesSide } from "./files-side.js";
import { richSchema } from "./rich-schema/index.js";
import { createRichDatabase, describeDrift, openSession, read, run } from "./rich-database.js";

test("no two changes are the same", () => {
  expect(new Set(changes.map(({ name }) => name)).size).toBe(changes.length);
  // One statement may be two cases where majors report it differently.
  const keys = changes.map(({ sql, since = 14, until = 18 }) => `${since}-${until} ${sql}`);
  expect(new Set(keys).size).toBe(changes.length);
  expect(changes.length).toBeGreaterThanOrEqual(150);
});

/** The oldest and the newest: what lies between words nothing that one of them does not. */
const againstFiles: ReadonlySet<number> = new Set([14, 18]);

/** In between, what is new or ends there, and a sixth of the rest; `npm run soak -- ../drift/changes` tries all of it. */
function isTried({ since, until }: Change, index: number, major: number): boolean {
  return againstFiles.has(major) || soak || since === major || until === major || index % 6 === major % 6;
}

describeEachMajor((major) => {
  const known = changes.filter(
    (change, index) => (change.since ?? 14) <= major && major <= (change.until ?? 18) && isTried(change, index, major),
  );
  let template: TestDatabase;
  let db: TestDatabase;
  let session: Session;
  let before: SchemaSnapshot;
  let files: FilesSide | null = null;

  beforeAll(async () => {
    db = await createRichDatabase(major);
    template = await createRichDatabase(major);
    session = await openSession(db.url);
    before = await read(session, major);
    if (againstFiles.has(major)) files = await openFilesSide(db, major, [richSchema(major, db.name)]);
  });
  afterAll(async () => {
    await files?.close();
    await session.close();
    await db.drop();
    await template.drop();
  });

  const withName = (text: string): string => text.replaceAll("{db}", db.name);
  const expectedOf = ({ expected }: Change): readonly string[] => [expected].flat().map(withName).toSorted();

  test.each(known.filter(({ alone }) => alone !== true))("$name", async (change) => {
    try {
      await run(session, "BEGIN");
      await run(session, withName(change.sql));
      const after = await read(session, major, "open");
      expect(describeDrift(diffSnapshots(before, after)).toSorted()).toEqual(expectedOf(change));
      if (files !== null) expect((await files.listDrift(after)).toSorted()).toEqual(expectedOf(change));
    } finally {
      await session.send("ROLLBACK");
    }
  });

  test.each(known.filter(({ alone }) => alone === true))("$name", async (change) => {
    const copy = await createRichDatabase(major, template);
    const own = await openSession(copy.url);
    try {
      const untouched = await read(own, major);
      for (const statement of change.sql.split(";\n")) await own.send(statement); // some fail, and leave something
      expect(describeDrift(diffSnapshots(untouched, await read(own, major))).toSorted()).toEqual(expectedOf(change));
    } finally {
      await own.close();
      await copy.drop();
    }
  });

  const reason = againstFiles.has(major) ? "" : " (compared on the oldest and the newest)";
  test.skipIf(reason !== "")(`the files alone make the same${reason}`, async () => {
    expect(await files?.listDrift(before)).toEqual([]);
  });

  test("nothing is left of all that was rolled back", async () => {
    expect(diffSnapshots(before, await read(session, major))).toEqual([]);
  });
});
