import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { toSideBySide } from "../../src/render/difference.js";
import { sayDrifted, tallyParts, worstFirst } from "../../src/render/drift-words.js";
import { describeObject, toPlural } from "../../src/render/object-words.js";
import { driftOff } from "../../src/core/report.js";
import { forAudience } from "../../src/environment/for-audience.js";
import { renderJson } from "../../src/render/json.js";
import { renderSummary } from "../../src/render/summary.js";
import { drifted, objects, report } from "../golden/drift/report.js";
import { toEnvironment, toReport } from "../golden/build.js";

describe("side by side", () => {
  test("short texts stand whole", () => {
    expect(toSideBySide("text", "varchar(80)", { limit: 40 })).toEqual({ before: "text", after: "varchar(80)" });
  });

  test("of long ones the place that differs is shown, with what is around it", () => {
    const long = (middle: string): string => `${"a".repeat(300)} ${middle} ${"z".repeat(300)}`;
    expect(toSideBySide(long("old"), long("new one"), { limit: 40 })).toEqual({
      before: `…${"a".repeat(15)} old ${"z".repeat(15)}…`,
      after: `…${"a".repeat(15)} new one ${"z".repeat(15)}…`,
    });
  });

  test("what is added at the end of a long text is shown", () => {
    const { before, after } = toSideBySide("a".repeat(100), `${"a".repeat(100)}, b`, { limit: 40 });
    expect([before.endsWith("aaa"), after.endsWith("aaa, b")]).toEqual([true, true]);
  });

  test("texts that differ look different, and no side is much longer than it may be", () => {
    assert(
      property(string({ maxLength: 80 }), string({ maxLength: 80 }), string({ maxLength: 80 }), (a, b, c) => {
        const [one, other] = [`${a}${b}${c}`, `${a}x${c}`];
        const { before, after } = toSideBySide(one, other, { limit: 50 });
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(54);
        if (one.length <= 50 && other.length <= 50) expect([before, after]).toEqual([one, other]);
        if (b !== "x" && b.length < 20) expect(before).not.toBe(after);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("words", () => {
  test.each([
    ["index", "indexes"],
    ["policy", "policies"],
    ["column", "columns"],
    ["default privileges", "default privileges"],
    ["table", "tables"],
    ["foreign data wrapper", "foreign data wrappers"],
  ])("%s becomes %s", (one, many) => expect(toPlural(one)).toBe(many));

  test("drift is counted by what happened and kind, cosmetic differences apart", () => {
    const some = { ...driftOff, objects: objects.filter(({ kind }) => kind !== "view") };
    expect(sayDrifted({ ...some, objects: some.objects.slice(0, 3) })).toBe(
      "1 changed column, 1 unexpected index, 1 cosmetic difference",
    );
    expect(sayDrifted({ ...driftOff, objects: objects.slice(0, 1) })).toBe("1 cosmetic difference");
  });

  test("worst first", () => {
    expect(worstFirst(objects).map(({ severity }) => severity)).toEqual([
      "structural",
      "structural",
      "structural",
      "structural",
      "security",
      "operational",
      "cosmetic",
    ]);
  });

  test("parts are counted by kind, of two words too", () => {
    expect(tallyParts(["column a.b", "column a.c", "materialized view v", "index i"])).toBe(
      "2 columns, 1 materialized view, 1 index",
    );
  });

  test.each([
    {
      kind: "column",
      known: { type: "text", not_null: "yes", default: "'a'::text", owner: "x" },
      expected: "text not null default 'a'::text",
    },
    {
      kind: "column",
      known: { type: "bigint", not_null: "yes", identity_options: "always start 1 increment 1" },
      expected: "bigint not null identity always",
    },
    {
      kind: "index",
      known: { definition: "CREATE UNIQUE INDEX i ON public.users USING btree (lower(email)) WHERE (id > 1)" },
      expected: "unique on users (lower(email)) WHERE (id > 1)",
    },
    {
      kind: "index",
      known: { definition: "CREATE INDEX i ON ONLY s.t USING gin (b)" },
      expected: "on s.t USING gin (b)",
    },
    { kind: "constraint", known: { definition: "CHECK ((a > 1))" }, expected: "CHECK ((a > 1))" },
    { kind: "table", known: { partition_bound: "DEFAULT", parents: "public.log" }, expected: "partition of log" },
    { kind: "table", known: { owner: "app" }, expected: "" },
    { kind: "column", known: { type: null }, expected: "" },
  ])("a $kind is $expected", ({ kind, known, expected }) => expect(describeObject(kind, known)).toBe(expected));
});

describe("who may read it", () => {
  const production = report.environments.filter(({ name }) => name === "production");
  const shownTo = (audience: "public" | "team", secrets: readonly string[] = []): string => {
    const shown = toReport(production.map((one) => forAudience(one, { audience, secrets })));
    return renderSummary(shown) + renderJson(shown, { version: "1" });
  };

  test("everyone sees what differs, and no definition that is not in git", () => {
    for (const text of ["varying(80)", "o.total", "Ask Ann", "UPDATE", "created_at", "DROP TABLE", "db.internal"]) {
      expect([text, shownTo("team").includes(text)]).toEqual([text, true]);
      expect([text, shownTo("public").includes(text)]).toEqual([text, false]);
    }
    expect(shownTo("public")).toContain("Definitions that are not in git are not shown in a public repository.");
    expect(shownTo("team")).not.toContain("not shown in a public repository");
    expect(shownTo("public")).toContain("orders_tmp_idx");
  });

  test("a secret shows to nobody, wherever it stands", () => {
    const secret = "hunter2secret";
    const one = drifted(
      { change: "changed", severity: "structural", kind: "server", identity: `s_${secret}`, parts: [secret] },
      ["options", `password ${secret}`, secret],
    );
    const sql = `ALTER SERVER s OPTIONS (password '${secret}')`;
    const drift = {
      ...driftOff,
      status: "drift" as const,
      objects: [{ ...one, expected: secret, actual: secret }],
      because: [secret],
      toFix: sql,
      toCapture: sql,
      toFixLeft: [secret],
      toFixDestroys: [sql],
      toCaptureLeft: [secret],
      toCaptureDestroys: [sql],
    };
    const schemaChange = {
      changes: [
        {
          change: "new" as const,
          kind: "function",
          identity: secret,
          table: secret,
          attributes: [{ name: "definition", before: null, after: secret }],
          parts: [],
        },
      ],
      tables: [{ name: secret, change: "new" as const, columns: [] }],
      references: [],
    };
    for (const audience of ["team", "public"] as const) {
      const shown = forAudience(toEnvironment("production", [], { drift, schemaChange }), {
        audience,
        secrets: [secret],
      });
      expect(JSON.stringify(shown)).not.toContain(secret);
      expect(JSON.stringify(shown)).toContain("options");
    }
  });
});
