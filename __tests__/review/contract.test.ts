import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { before, fixtures, reviewFiles } from "./reviewing.js";

const bad = (rule: string): string => readFileSync(`${fixtures}/${rule}/bad.sql`, "utf8");

type Files = Readonly<Record<string, string>>;

/** `file: rule` of what is found, the first file on record aside. */
async function rulesOf(files: Files, applied: Files = {}): Promise<readonly string[]> {
  const { findings } = await reviewFiles({
    files,
    applied: { "V1__before.sql": before, ...applied },
    context: { levels: new Map([["undo-missing", "off"]]) },
  });
  return findings.map(({ rule, file }) => `${file?.replace(/^migrations\/|__.*/g, "") ?? ""}: ${rule}`);
}

/** Each takes away what the old application uses; `table` is whose columns it is about. */
const contracts = [
  { rule: "drop-table", table: null },
  { rule: "drop-column", table: "orders" },
  { rule: "drop-object", table: null },
  { rule: "drop-unique", table: null },
  { rule: "drop-default", table: "users" },
  { rule: "rename-table", table: null },
  { rule: "rename-column", table: "users" },
  { rule: "rename-object", table: null },
  { rule: "narrow-column", table: "users" },
];

const expand = (of: string): string => `ALTER TABLE ${of} ADD COLUMN IF NOT EXISTS newer bigint;\n`;

const pairs = contracts.flatMap(({ rule, table }) => (table === null ? [] : [{ rule, table }]));
test.each(pairs)("$rule is refused behind a column that is new in the same table", async ({ rule, table }) => {
  const rules = await rulesOf({ "V2__a.sql": expand(table), "V3__b.sql": bad(rule) });
  expect(rules).toContain("V3: expand-and-contract");
  expect(rules).not.toContain(`V3: ${rule}`);
});

describe.each(contracts)("$rule", ({ rule, table }) => {
  const named = (version: string): Files => ({
    "V3__b.sql": `-- schema-version: contract-of=${version}\n${bad(rule)}`,
  });

  test("is an error of its own where no expand step is named", async () => {
    expect(await rulesOf({ "V3__b.sql": bad(rule) })).toContain(`V3: ${rule}`);
  });

  test("is right behind an expand step that is applied, however its version is written", async () => {
    for (const version of ["1", "1.0", "001"]) {
      const rules = await rulesOf(named(version));
      expect(rules).toContain("V3: contract-step");
      expect(rules).not.toContain(`V3: ${rule}`);
    }
  });

  test("is refused in one go with its expand step, and where it names itself or nobody", async () => {
    expect(await rulesOf({ "V2__a.sql": "SELECT 1;\n", ...named("2") })).toContain("V3: expand-and-contract");
    // Another version is pending; it is not the one that is named.
    expect(await rulesOf({ "V2__a.sql": "SELECT 1;\n", ...named("4") })).toContain("V3: contract-of");
    expect(await rulesOf(named("3"))).toContain("V3: contract-of");
    expect(await rulesOf({ "R__r.sql": "SELECT 1;\n", ...named("4") })).toContain("V3: contract-of");
  });

  test.each(["users", "orders", "legacy"].filter((of) => of !== table))(
    "has nothing to do with a new column of %s",
    async (of) => {
      expect(await rulesOf({ "V2__a.sql": expand(of), "V3__b.sql": bad(rule) })).toContain(`V3: ${rule}`);
    },
  );
});

test.each(["contract-step", "contract-of", "expand-and-contract"] as const)(
  "%s is not heard where it is off",
  async (rule) => {
    const version = { "contract-step": "1", "contract-of": "9", "expand-and-contract": "2" }[rule];
    const files = {
      "V2__a.sql": "SELECT 1;\n",
      "V3__b.sql": `-- schema-version: contract-of=${version}\n${bad("drop-column")}`,
    };
    const found = async (level: "note" | "off"): Promise<boolean> => {
      const given = { files, applied: { "V1__before.sql": before }, context: { levels: new Map([[rule, level]]) } };
      return (await reviewFiles(given)).findings.some((one) => one.rule === rule);
    };
    expect([await found("note"), await found("off")]).toEqual([true, false]);
  },
);

describe("a new column and a dropped one", () => {
  const add = "ALTER TABLE orders ADD COLUMN IF NOT EXISTS cents bigint;\n";
  const drop = "ALTER TABLE orders DROP COLUMN IF EXISTS total;\n";
  const help = async (files: Files): Promise<readonly (readonly string[])[]> => {
    const { findings } = await reviewFiles({ files, applied: { "V1__before.sql": before } });
    return findings.flatMap((one) => (one.rule === "expand-and-contract" ? [[one.message, one.help]] : []));
  };

  test("in one file say that this file is to be split", async () => {
    expect(await help({ "V2__a.sql": add + drop })).toEqual([
      [
        expect.stringContaining("the same file, which adds a column to orders, is pending too"),
        "leave the expand step in V2__a.sql, and bring the contract step in a later pull request in a file of its own, with -- schema-version: contract-of=2 in its head",
      ],
    ]);
  });

  test("in two files say which one is first, be there more of them", async () => {
    expect(await help({ "V2__a.sql": add, "V3__a.sql": add.replace("cents", "dimes"), "V4__b.sql": drop })).toEqual([
      [
        expect.stringContaining("V2__a.sql, which adds a column to orders, is pending too"),
        "merge and deploy V2__a.sql first, and bring V4__b.sql in a later pull request, with -- schema-version: contract-of=2 in its head",
      ],
    ]);
    expect(
      await help({ "V2__a.sql": "SELECT 1;\n", "V3__b.sql": `-- schema-version: contract-of=2\n${drop}` }),
    ).toEqual([
      [
        expect.stringContaining("V2__a.sql, which is its expand step, is pending too"),
        expect.stringContaining("merge and deploy V2__a.sql first"),
      ],
    ]);
  });

  test("the other way round are two changes", async () => {
    expect(await rulesOf({ "V2__a.sql": drop, "V3__b.sql": add })).toContain("V2: drop-column");
  });

  test("of a table that is new itself are nobody's loss", async () => {
    const make = "CREATE TABLE IF NOT EXISTS fresh (id bigint PRIMARY KEY, total int);\n";
    const rules = await rulesOf({
      "V2__a.sql": `${make}${add.replace("orders", "fresh")}`,
      "V3__b.sql": drop.replace("orders", "fresh"),
    });
    expect(rules).not.toContain("V3: expand-and-contract");
  });
});
