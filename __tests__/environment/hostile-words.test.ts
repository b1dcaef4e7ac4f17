import { existsSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { objectKey, type SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { listWordings } from "../../src/core/schema/wordings.js";
import { replayedInLiveWords } from "../../src/environment/drift/live-words.js";
import type { Replayed } from "../../src/environment/on-shadow/history-on-shadow.js";
import { connect } from "../../src/database/postgres.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { compareMeanings } from "../../src/shadow/same-meaning.js";
import { withWorld } from "../engine/world.js";
import { describeEngines } from "../shadow/shadows.js";
import { shadowOf, withHistory } from "./histories.js";

/** Needs a superuser, and has a function that does what it is told while a definition is read. */
const files = {
  "V1__watch.sql": `CREATE FUNCTION watching() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;
    CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION watching();`,
  "V2__items.sql": `CREATE FUNCTION act(q text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN EXECUTE q; RETURN true; END$$;
    CREATE FUNCTION seemingly_constant(q text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RETURN public.act(q); END$$;
    CREATE TABLE items (id int CONSTRAINT positive CHECK (id > 0), good boolean GENERATED ALWAYS AS (id > 1) STORED);
    CREATE INDEX items_some ON items (id) WHERE id > 2;`,
};

/** Texts that a database may give for an object, which run what they are told when they are read. */
const texts: readonly { readonly key: string; readonly attribute: string; readonly text: (call: string) => string }[] =
  [
    {
      key: "index public.items_some",
      attribute: "definition",
      text: (call) => `CREATE INDEX items_some ON public.items USING btree (id) WHERE ${call}`,
    },
    {
      key: "constraint public.items.positive",
      attribute: "definition",
      text: (call) => `CHECK (true), ADD COLUMN more boolean DEFAULT ${call}`,
    },
    {
      key: "column public.items.good",
      attribute: "generated",
      text: (call) =>
        `stored true) STORED, ADD more boolean DEFAULT ${call}, ADD last boolean GENERATED ALWAYS AS (true`,
    },
  ];

describeEngines([14, 18], (engine) => {
  test("what a database says of itself runs no program of the machine", { timeout: 60_000 }, async () => {
    const major = engine === "pglite" ? 18 : engine;
    const options = await shadowOf(engine);
    await withWorld({ files, major }, async (world) => {
      expect((await world.run("apply")).findings).toEqual([]);
      await withHistory(world, options, async (open, { signal }) => {
        const history = await open();
        if (history.kind !== "replayed") throw new Error(history.because);
        expect(history.trust).toBe("recorded");
        const session = await connect(toTarget(world.db.url), { applicationName: "test" });
        try {
          for (const [index, hostile] of texts.entries()) {
            const trace = `${world.root}-${index}`;
            const snapshot = withText(history.snapshot, hostile, trace);
            const compare = async (): Promise<unknown> =>
              await replayedInLiveWords({ signal }, "test", history, { snapshot, session });
            expect((await listTraces(trace, compare)).length, hostile.key).toBe(0);
          }
        } finally {
          await session.close();
        }
      });
      // As a superuser, each of them does.
      await withHistory(world, options, async (open, { signal }) => {
        const history = await open();
        if (history.kind !== "replayed") throw new Error(history.because);
        for (const [index, hostile] of texts.entries()) {
          const trace = `${world.root}-${index}-control`;
          const wordings = listWordings(history.snapshot, withText(history.snapshot, hostile, trace));
          const compare = async (): Promise<unknown> => await compareMeanings(history.shadow, wordings, { signal });
          expect(await listTraces(trace, compare), hostile.key).toEqual([trace]);
        }
      });
    });
  });
});

function toTarget(url: string): Parameters<typeof connect>[0] {
  const parsed = parseDatabaseUrl(url);
  if (!("ok" in parsed)) throw new Error("no URL");
  return parsed.ok;
}

function withText(
  snapshot: Replayed["snapshot"],
  { key, attribute, text }: (typeof texts)[number],
  trace: string,
): SchemaSnapshot {
  const told = `COPY (SELECT 1) TO PROGRAM 'touch ${trace}'`.replaceAll("'", "''");
  const hostile = text(`public.seemingly_constant('${told}')`);
  const objects = snapshot.objects.map((object) =>
    objectKey(object) === key ? { ...object, attributes: { ...object.attributes, [attribute]: hostile } } : object,
  );
  return { ...snapshot, objects };
}

/** The file that work leaves, and removes it. */
async function listTraces(trace: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  await work();
  const found = [trace].filter((file) => existsSync(file));
  for (const file of found) rmSync(file);
  return found;
}
