import { describe, expect, test } from "vitest";
import { readObservation } from "../../src/database/observed.js";
import type { Result, ServerMessage, Session } from "../../src/database/session.js";
import type { Target } from "../../src/database/target.js";

/* What is made of each answer of a server; that real ones answer so is in observed.test.ts. */

type Rows = Result["rows"];
type Answer = readonly Rows[] | ServerMessage;

const denied: ServerMessage = {
  severity: "ERROR",
  sqlstate: "55000",
  message: "it is not loaded",
  detail: null,
  hint: null,
  position: null,
  context: null,
};

/** A session that answers its questions in their order; each stands behind its settings. */
function toSession(answers: readonly Answer[]): { readonly session: Session; readonly asked: string[] } {
  const asked: string[] = [];
  const waiting = answers.values();
  const send = (sql: string) => {
    if (sql === "ROLLBACK") return Promise.resolve({ results: [], notices: [], error: null });
    asked.push(sql);
    const answer = waiting.next().value ?? [];
    const before = sql.split("; ").findIndex((part) => !/^(?:BEGIN|SET)\b/.test(part));
    const rows = "sqlstate" in answer ? [] : [...Array.from({ length: before }, (): Rows => []), ...answer];
    const results = rows.map((one) => ({ command: "", columns: [], types: [], rows: one }));
    return Promise.resolve({ results, notices: [], error: "sqlstate" in answer ? answer : null });
  };
  return { session: { send } as unknown as Session, asked };
}

interface Answers {
  readonly source?: Answer;
  readonly statements?: Rows;
  readonly info?: Rows[number];
  readonly failure?: ServerMessage;
  readonly paths?: Answer;
}

async function observe({ source = seen, statements = [], info = [null, null], failure, paths = [[]] }: Answers = {}) {
  const { session, asked } = toSession([source, failure ?? [statements, [info]], paths]);
  return { asked, ...(await readObservation(session, { home: "tool" } as Target)) };
}

/** Schema of the extension, whether a function lends its sight, whether the role sees all, and whether it is a standby. */
const found = (lends: "t" | "f", sees: "t" | "f", standby: "t" | "f" = "f"): Answer => [
  [["ext", lends, sees, standby]],
];
const seen = found("f", "t");
const select = "SELECT a FROM t";

describe("what hinders the look at an application's statements is told", () => {
  test.each([
    {
      name: "a catalog",
      given: { source: denied },
      problem: "the catalog could not be read (55000)",
      server: "primary",
    },
    {
      name: "no extension",
      given: { source: [[[null, "f", "f", "t"]]] },
      problem: "the extension pg_stat_statements is not installed in this database",
      server: "standby",
    },
    {
      name: "no answer",
      given: { source: [[]] },
      problem: "the extension pg_stat_statements is not installed in this database",
      server: "primary",
    },
    {
      name: "a library that is not loaded",
      given: { failure: denied },
      problem: "pg_stat_statements could not be read: it is not loaded (55000)",
      server: "primary",
    },
    {
      name: "the same on a standby",
      given: { source: found("f", "t", "t"), failure: denied },
      problem: "pg_stat_statements could not be read: it is not loaded (55000)",
      server: "standby",
    },
  ])("$name", async ({ given, problem, server }) => {
    const { asked: _, ...observation } = await observe(given);
    expect(observation).toEqual({ statements: [], unusable: 0, since: null, evicted: null, server, problem });
  });
});

describe("the statements are read", () => {
  test.each([
    { name: "from the view by whom may see all", source: found("t", "t"), from: /FROM "?ext"?\.pg_stat_statements s/ },
    { name: "from the view where nobody lends", source: found("f", "f"), from: /FROM "?ext"?\.pg_stat_statements s/ },
    {
      name: "from the function by who sees only its own",
      source: found("t", "f"),
      from: /FROM "?tool"?\.schema_version_statements\(\)/,
    },
  ])("$name", async ({ source, from }) => expect((await observe({ source })).asked[1]).toMatch(from));

  test("with who ran them, where he looks for names, and how often", async () => {
    const statements = [
      ["app", "12", select],
      ["other", null, "SELECT b FROM t"],
      [null, "1", "SELECT c FROM t"],
    ];
    const observation = await observe({
      statements,
      paths: [
        [
          ["app", "shop, public"],
          [null, null],
        ],
      ],
    });
    expect(observation).toMatchObject({ unusable: 0, problem: null, server: "primary" });
    expect(observation.statements).toEqual([
      { text: select, role: "app", searchPath: "shop, public", calls: 12, place: null },
      { text: "SELECT b FROM t", role: "other", searchPath: null, calls: 0, place: null },
      { text: "SELECT c FROM t", role: null, searchPath: null, calls: 1, place: null },
    ]);
  });

  test("without a path of anybody where those cannot be read", async () => {
    const { statements } = await observe({ statements: [["app", "1", select]], paths: denied });
    expect(statements.map(({ searchPath }) => searchPath)).toEqual([null]);
  });

  test("and those that cannot be used are counted: without a text, too long, cut", async () => {
    const long = (length: number): string => `${select} WHERE a = b`.padEnd(length, " ");
    const texts = [null, long(100_001), "SELECT a FROM (", long(100_000)];
    const observation = await observe({ statements: texts.map((text) => ["app", "1", text]) });
    expect([observation.unusable, observation.statements.length]).toEqual([3, 1]);
  });

  test("but questions about the catalog are neither", async () => {
    const observation = await observe({ statements: [["app", "1", "SELECT relname FROM pg_catalog.pg_class"]] });
    expect([observation.unusable, observation.statements.length]).toEqual([0, 0]);
  });

  test.each([
    { info: ["2026-01-01T00:00:00.000Z", "7"], since: "2026-01-01T00:00:00.000Z", evicted: 7 },
    { info: [null, null], since: null, evicted: null },
    { info: [null, "0"], since: null, evicted: 0 },
  ])("since $since, $evicted forgotten", async ({ info, since, evicted }) =>
    expect(await observe({ info, source: found("f", "t", "t") })).toMatchObject({ since, evicted, server: "standby" }),
  );
});
