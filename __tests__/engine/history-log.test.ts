import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoteIdentifier } from "../../src/core/quote.js";
import { readEvents, readRunScripts } from "../../src/database/events.js";
import { readFirstAttempt } from "../../src/database/first-attempt.js";
import { openHomes, type Homes } from "./homes.js";

let homes: Homes;

beforeAll(async () => {
  homes = await openHomes();
});

afterAll(() => homes.close());

const needed = "event, installed_by, database_role, logged_at, success, environment, tool_version";
const usual = (event: string, at = "2026-01-01 12:00+00"): string => `'${event}', 'eve', 'r', '${at}', true, 'e', '1'`;

describe("the log", () => {
  test("is read newest first, every column as it is, times in UTC", async () => {
    const home = await homes.make(`SET timezone = 'Asia/Tokyo';
      INSERT INTO schema_version_log (event, version, description, script_name, checksum, installed_by, database_role,
        logged_at, execution_time, success, sqlstate, message, reason, detail, environment, repository, ref, commit_sha,
        pull_request, run_id, run_url, tool_version, wal_position, wal_at)
      VALUES ('fail', '1', 'd', 's', 'c', 'eve', 'role', '2026-01-02 03:04:05.678+00', 7, false, '42P01', 'm', 'why', 'detail',
        'production', 'o/r', 'refs/heads/x', 'abc', 42, 'run', 'url', '1.0.0', '0/1', '2026-01-02 03:04:05.1+00');
      INSERT INTO schema_version_log (${needed}) VALUES (${usual("apply")})`);
    const [newest, oldest, ...more] = await homes.within(home, readEvents);
    expect(more).toEqual([]);
    expect(oldest).toEqual({
      id: 1,
      event: "fail",
      version: "1",
      description: "d",
      script: "s",
      checksum: "c",
      installedBy: "eve",
      databaseRole: "role",
      at: "2026-01-02T03:04:05.678Z",
      executionMs: 7,
      success: false,
      sqlstate: "42P01",
      message: "m",
      reason: "why",
      environment: "production",
      repository: "o/r",
      ref: "refs/heads/x",
      commit: "abc",
      pullRequest: 42,
      runId: "run",
      runUrl: "url",
      toolVersion: "1.0.0",
      walPosition: "0/1",
      walAt: "2026-01-02T03:04:05.100Z",
    });
    const none = { version: null, description: null, script: null, checksum: null, executionMs: null, sqlstate: null };
    const nobody = { message: null, reason: null, repository: null, ref: null, commit: null, pullRequest: null };
    expect(newest).toMatchObject({ id: 2, event: "apply", success: true, ...none, ...nobody });
    expect(newest).toMatchObject({ runId: null, runUrl: null, walPosition: null, walAt: null });
  });

  test("says which scripts were run or begun since a time, each once", async () => {
    const row = (event: string, script: string | null, at: string, checksum = "c"): string =>
      `(${usual(event, at)}, ${script === null ? "NULL" : `'${script}'`}, '${checksum}')`;
    const rows = [
      row("apply", "before", "2026-01-01 11:59:59.999+00"),
      row("apply", "at", "2026-01-01 12:00+00"),
      ...["start", "apply", "undo-start", "undo"].map((event) => row(event, event, "2026-01-01 12:00:00.001+00")),
      row("apply", "at", "2026-01-01 13:00+00"),
      row("apply", "at", "2026-01-01 13:00+00", "other"),
      ...["baseline", "repair", "adopt", "fail", "cancel"].map((event) => row(event, event, "2026-01-01 13:00+00")),
      row("apply", null, "2026-01-01 13:00+00"),
    ];
    const home = await homes.make(
      `INSERT INTO schema_version_log (${needed}, script_name, checksum) VALUES ${rows.join(", ")}`,
    );
    const found = await homes.within(home, (session, target) =>
      readRunScripts(session, target, "2026-01-01T12:00:00.000Z"),
    );
    expect(found.map(({ script, checksum }) => `${script} ${checksum}`).toSorted()).toEqual([
      "apply c",
      "at c",
      "at other",
      "start c",
      "undo c",
      "undo-start c",
    ]);
  });
});

describe("the first attempt of a file that has not finished says what was INVALID before", () => {
  const before = (...names: readonly string[]): string => JSON.stringify({ invalidBefore: names });
  const row = (event: string, version: string | null, detail: string | null, description = "d"): string =>
    `(${usual(event)}, ${version === null ? "NULL" : `'${version}'`}, '${description}', ${detail === null ? "NULL" : `'${detail}'`})`;

  test.each([
    { name: "there is none", rows: [], expected: null },
    { name: "there is one", rows: [row("start", "1", before("a"))], expected: ["a"] },
    { name: "of an undo", rows: [row("undo-start", "1", before("a"))], expected: ["a"] },
    {
      name: "the first counts",
      rows: [row("start", "1", before("a")), row("start", "1", before("b"))],
      expected: ["a"],
    },
    ...["apply", "undo", "repair", "baseline", "adopt"].map((event) => ({
      name: `${event} begins anew`,
      rows: [row("start", "1", before("a")), row(event, "1", null), row("start", "1", before("b"))],
      expected: ["b"],
    })),
    {
      name: "a finished one has none",
      rows: [row("start", "1", before("a")), row("apply", "1", null)],
      expected: null,
    },
    {
      name: "a failure does not",
      rows: [row("start", "1", before("a")), row("fail", "1", null), row("start", "1", before("b"))],
      expected: ["a"],
    },
    { name: "another version's is another", rows: [row("start", "2", before("a"))], expected: null },
    {
      name: "another version's end is another",
      rows: [
        row("start", "1", before("a")),
        row("apply", "2", null),
        row("apply", null, null),
        row("start", "1", before("b")),
      ],
      expected: ["a"],
    },
    { name: "a repeatable's is another", rows: [row("start", null, before("a"))], expected: null },
    { name: "other events say nothing", rows: [row("fail", "1", before("a"))], expected: null },
    { name: "a text that says nothing", rows: [row("start", "1", "{}")], expected: null },
    { name: "a text that is no JSON", rows: [row("start", "1", "x")], expected: null },
    { name: "no text", rows: [row("start", "1", null)], expected: null },
    { name: "a list of other things", rows: [row("start", "1", '{"invalidBefore":["a",1]}')], expected: ["a"] },
  ])("$name", async ({ rows, expected }) => {
    const insert = `INSERT INTO schema_version_log (${needed}, version, description, detail) VALUES ${rows.join(", ")}`;
    const home = await homes.make(rows.length === 0 ? "" : insert);
    const about = { version: "1", description: "d", script: "s", checksum: "c" };
    expect(await homes.within(home, (session, target) => readFirstAttempt({ session, target }, about))).toEqual(
      expected,
    );
  });

  test("a repeatable is known by its description", async () => {
    const rows = [
      row("start", null, before("other"), "other"),
      row("start", "1", before("version")),
      row("start", null, before("first")),
      row("apply", null, null, "other"),
      row("start", null, before("second")),
    ];
    const home = await homes.make(
      `INSERT INTO schema_version_log (${needed}, version, description, detail) VALUES ${rows.join(", ")}`,
    );
    const about = { version: null, description: "d", script: "s", checksum: "c" };
    expect(await homes.within(home, (session, target) => readFirstAttempt({ session, target }, about))).toEqual([
      "first",
    ]);
  });
});

test("whatever a schema on the search path holds, none of it is called when the log is read", async () => {
  const home = await homes.make(`
    CREATE FUNCTION $home.trap(text, text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE 'trapped'; END$$;
    CREATE FUNCTION $home.to_char(timestamp, text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE 'trapped'; END$$;
    INSERT INTO schema_version_log (${needed}, version, description, script_name) VALUES (${usual("start")}, '1', 'd', 's');
    CREATE OPERATOR $home.= (LEFTARG = text, RIGHTARG = text, FUNCTION = $home.trap)`);
  await homes.within(home, async (session, target) => {
    const about = { version: "1", description: "d", script: "s", checksum: "c" };
    try {
      await session.send(`SET search_path = ${quoteIdentifier(home)}, pg_catalog`);
      expect((await session.send("SELECT 'a'::text = 'a'::text")).error?.message).toBe("trapped");
      expect(await readEvents(session, target)).toHaveLength(1);
      expect(await readRunScripts(session, target, "2020-01-01T00:00:00.000Z")).toHaveLength(1);
      expect(await readFirstAttempt({ session, target }, about)).toBeNull();
    } finally {
      await session.send("RESET search_path");
    }
  });
});
