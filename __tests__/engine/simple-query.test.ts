import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Notice, SendOptions } from "../../src/database/session.js";
import { sendSimpleQuery } from "../../src/database/simple-query.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { serverOf } from "../support/servers.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ server: await serverOf(16) });
});
afterAll(() => database.drop());

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const send = (sql: string, options?: SendOptions) => withClient((client) => sendSimpleQuery(client, sql, options));
const [int, text] = [23, 25];

describe("one message", () => {
  test("has a result for each statement, each with its own columns, types and rows", async () => {
    const sql =
      "SELECT 1 AS a, NULL::text AS b UNION ALL SELECT 2, 'x' ORDER BY 1; SET lock_timeout = 0; SELECT 'y' AS c; ;";
    const told: string[] = [];
    const { results, error } = await send(sql, { onResult: ({ command }) => told.push(command) });
    expect({ results, error }).toEqual({
      error: null,
      results: [
        {
          command: "SELECT 2",
          columns: ["a", "b"],
          types: [int, text],
          rows: [
            ["1", null],
            ["2", "x"],
          ],
        },
        { command: "SET", columns: [], types: [], rows: [] },
        { command: "SELECT 1", columns: ["c"], types: [text], rows: [["y"]] },
      ],
    });
    expect(told).toEqual(["SELECT 2", "SET", "SELECT 1"]);
  });

  test("keeps as many rows of each result as are asked for", async () => {
    const { results } = await send("SELECT * FROM generate_series(1, 5); SELECT 9", { maxRows: 2 });
    expect(results.map(({ command, rows }) => [command, rows])).toEqual([
      ["SELECT 5", [["1"], ["2"]]],
      ["SELECT 1", [["9"]]],
    ]);
  });

  test("that fails has the results before, and the session goes on", async () => {
    await withClient(async (client) => {
      const { results, error } = await sendSimpleQuery(client, "SELECT 1; SELECT 1/0; SELECT 2");
      expect(results.map(({ command }) => command)).toEqual(["SELECT 1"]);
      expect(error).toMatchObject({
        severity: "ERROR",
        sqlstate: "22012",
        message: "division by zero",
        position: null,
      });
      expect((await sendSimpleQuery(client, "SELECT 3")).results[0]?.rows).toEqual([["3"]]);
    });
  });

  test("is given its data, each COPY the next, none where there is none", async () => {
    const copy = "COPY c FROM stdin;";
    const sql = `CREATE TEMP TABLE c (a text); ${copy} ${copy} ${copy} ${copy} SELECT a FROM c`;
    const { results, error } = await send(sql, { copyData: ["a\nb\n", "", "späße\n"] });
    expect(error).toBeNull();
    expect(results.map(({ command }) => command)).toEqual([
      "CREATE TABLE",
      "COPY 2",
      "COPY 0",
      "COPY 1",
      "COPY 0",
      "SELECT 3",
    ]);
    expect(results.at(-1)?.rows).toEqual([["a"], ["b"], ["späße"]]);
  });

  test("tells its notices as they come, and how many of a million are left out at its end", async () => {
    const told: Notice[] = [];
    const loop = "DO $$ BEGIN FOR i IN 1..10003 LOOP RAISE NOTICE '%', i; END LOOP; END $$";
    const { notices } = await send(`SELECT 1; ${loop}; SELECT 2`, { onNotice: (notice) => told.push(notice) });
    expect(notices).toHaveLength(10_000);
    expect(told.slice(0, -1)).toEqual(notices);
    expect(notices[0]).toMatchObject({ message: "1", completed: 1 });
    expect(told.at(-1)).toMatchObject({ severity: "NOTICE", message: "3 more notices, not told here", completed: 1 });
    const few: Notice[] = [];
    await send(loop.replace("10003", "2"), { onNotice: (notice) => few.push(notice) });
    expect(few.map(({ message }) => message)).toEqual(["1", "2"]);
    const one = loop.replace("10003", "10001");
    await send(one, { onNotice: (notice) => told.push(notice) });
    expect(told.at(-1)?.message).toBe("1 more notice, not told here");
  });

  test("leaves no listener on the connection", async () => {
    await withClient(async (client) => {
      const { connection } = client as unknown as { readonly connection: NodeJS.EventEmitter };
      const listeners = () =>
        ["end", "readyForQuery"].map((name) => connection.listenerCount(name)).concat(client.listenerCount("notice"));
      const before = listeners();
      for (const sql of ["SELECT 1", "SELECT 1/0", "RAISE", ""]) await sendSimpleQuery(client, sql);
      expect(listeners()).toEqual(before);
    });
  });

  test("whose session is ended says what the server said", async () => {
    await withClient(async (client) => {
      const ended = sendSimpleQuery(client, "SELECT 1; SELECT pg_terminate_backend(pg_backend_pid())");
      await expect(ended).rejects.toThrow(
        "the connection was lost: terminating connection due to administrator command",
      );
    });
  });

  test("whose connection breaks says so", async () => {
    await withClient(async (client) => {
      const { connection } = client as unknown as {
        readonly connection: { readonly stream: NodeJS.WritableStream & { destroy(error?: Error): void } };
      };
      const cut = sendSimpleQuery(client, "SELECT pg_sleep(5)");
      connection.stream.destroy(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
      await expect(cut).rejects.toThrow("the connection was lost: read ECONNRESET");
    });
  });
});
