import { expect, test } from "vitest";
import { usualNaming } from "../../src/core/file-name.js";
import type { PlannedUndo, UndoOffers } from "../../src/shadow/rehearsal/offer-undo.js";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { rehearseFiles } from "./rehearsing.js";

const limits = { scriptMs: 60_000, totalMs: 300_000, signal: new AbortController().signal };
const none = (because: string): string => `undo-not-made: there is no undo script, and none was made: ${because}`;
const right = "undo-proposed: there is no undo script; this one brings back the schema, as tried";
const restored = "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';";

/** What is planned to undo that a function is dropped, and what comes of it. */
const table: readonly {
  readonly name: string;
  readonly also?: string;
  readonly planned: string;
  readonly losses?: readonly string[];
  readonly said: string;
}[] = [
  { name: "one that brings it back is offered", planned: restored, said: right },
  { name: "with what it loses", planned: restored, losses: ["It loses this."], said: `${right}. It loses this` },
  {
    name: "one that does not is not",
    planned: "SELECT 1;",
    said: none("the undo script leaves another schema than before: function public.f() is missing"),
  },
  {
    name: "nor one that cannot run twice",
    planned: restored.replace("OR REPLACE ", ""),
    said: none('a second run of the undo script fails: function "f" already exists with same argument types (42723)'),
  },
  {
    name: "nor one after which the migration fails",
    also: "INSERT INTO k VALUES (1);",
    planned: restored,
    said: none(
      'applied again after its undo script, it fails: duplicate key value violates unique constraint "k_pkey" (23505)',
    ),
  },
  {
    name: "nor one that fails",
    planned: "SELECT 1 / 0;",
    said: none("the undo script fails: division by zero (22012)"),
  },
  { name: "nor what is no SQL", planned: "nonsense;", said: none('syntax error at or near "nonsense"') },
  {
    name: "one that our rows hinder is offered, and says so",
    planned: `${restored} DO 'BEGIN IF EXISTS (SELECT FROM e) THEN PERFORM 1 / 0; END IF; END';`,
    said: `${right}. On rows of ours the undo script fails: division by zero (22012)`,
  },
];

describeEngines([18], (engine) => {
  test("what is planned is tried before it is offered", { timeout: 300_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      await replay(
        shadow,
        [await toRunnable("V1__x.sql", "CREATE TABLE k (id int PRIMARY KEY); CREATE TABLE e (id int);")],
        limits,
      );
      const waiting = table.map(({ planned, losses = [] }): PlannedUndo => ({
        kind: "planned",
        statements: planned,
        losses,
      }));
      const plan = async (): Promise<PlannedUndo> =>
        await Promise.resolve(waiting.shift() ?? { kind: "none", because: "nothing is left" });
      const files = [...table, { also: "" }].flatMap(({ also = "" }, index) => [
        [`V${2 * index + 2}__make.sql`, restored],
        [`V${2 * index + 3}__drop.sql`, `DROP FUNCTION IF EXISTS f();\n${also}`],
      ]);
      const offers: UndoOffers = { plan, wanted: "offered", prefixes: usualNaming };
      const rehearsed = await rehearseFiles(shadow, Object.fromEntries(files) as Record<string, string>, {
        ...limits,
        offers,
      });
      const said = rehearsed.flatMap(({ migration, findings }) =>
        migration.script.name.endsWith("drop.sql")
          ? findings.filter(({ rule }) => rule.startsWith("undo-")).map(({ rule, message }) => `${rule}: ${message}`)
          : [],
      );
      expect(said).toEqual([...table.map((one) => one.said), none("nothing is left")]);
    });
  });
});
