import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { withWorld, type World } from "../engine/world.js";
import { describeFlyway, flyway, infoOf } from "../support/flyway.js";
import { createFlywayTable, insertRows } from "./rows.js";
import { scenes, type Scene, type Situation } from "./situations.js";

async function arrange({ db }: World, { rows, files }: Scene): Promise<void> {
  if (rows.length === 0) return;
  await createFlywayTable(db);
  await insertRows(
    db,
    rows.map((one) => {
      const text = files[one.file ?? one.script ?? `V${one.version}__${one.description ?? "x"}.sql`];
      const script = one.script ?? one.file;
      return {
        ...one,
        ...(script === undefined ? {} : { script }),
        checksum: one.checksum === undefined ? (text === undefined ? null : linesChecksum(text)) : one.checksum,
      };
    }),
  );
}

/** Flyway's words for a version or a description, in its order; with what `validate` objects to. */
async function askFlyway({ db, root }: World, { flywaySettings = [] }: Scene): Promise<(key: string) => string> {
  const options = { root, settings: flywaySettings };
  const lines = await infoOf(db, options);
  const { invalidMigrations } = (await flyway(db, "validate", options)) as {
    readonly invalidMigrations: readonly {
      readonly version: string;
      readonly errorDetails: { readonly errorCode: string };
    }[];
  };
  const changed = new Set(
    invalidMigrations
      .filter(({ errorDetails }) => /^(?:CHECKSUM|DESCRIPTION)_MISMATCH$/.test(errorDetails.errorCode))
      .map(({ version }) => version),
  );
  const isAbout = (key: string, version: string, description: string): boolean =>
    version === "" ? description === key : version === key || version === `${key}.0`;
  return (key) => {
    const found = lines
      .filter(({ version, description }) => isAbout(key, version, description))
      .map(({ state }) => state);
    return `${found.join(" + ")}${changed.has(key) ? " (validate fails)" : ""}`;
  };
}

async function askOurs({ run, root }: World, { inputs = {} }: Scene): Promise<(key: string) => string> {
  if (inputs["out-of-order"] !== undefined) writeFileSync(join(root, "flyway.conf"), "flyway.target=3");
  const { environment, report } = await run("status", inputs, { config: "flyway:\n  history: mirror\n" });
  const steps = new Set(environment.steps.map(({ version }) => version));
  const foreign = report.findings.filter(({ rule }) => rule === "not-runnable").map(({ message }) => message);
  return (key) => {
    const found = [
      ...environment.migrations.map((one) => ({ ...one, name: one.version })),
      ...environment.repeatables.map((one) => ({ ...one, name: one.description })),
    ].filter(({ name }) => name === key || name === `${key}.0`);
    const words = found.map(({ state, name }) => {
      if (foreign.some((message) => message.startsWith(`version ${name} `))) return `${state} (a note)`;
      if (state === "out-of-order" && steps.has(name)) return `${state} (runs)`;
      return state === "pending" && inputs["out-of-order"] !== undefined && !steps.has(name)
        ? `${state} (does not run)`
        : state;
    });
    return words.length === 0 ? "not listed" : words.join(" + ");
  };
}

describeFlyway("states", () => {
  test.each(scenes.map((scene) => [scene.name, scene] as const))("%s", (_, scene) =>
    withWorld({ files: scene.files }, async (world) => {
      await arrange(world, scene);
      const [theirs, ours] = [await askFlyway(world, scene), await askOurs(world, scene)];
      const seen = scene.situations.map((one): Situation => ({ ...one, flyway: theirs(one.key), ours: ours(one.key) }));
      expect(seen).toEqual(scene.situations);
    }),
  );

  test("there are at least 30 of them", () => {
    expect(scenes.flatMap(({ situations }) => situations).length).toBeGreaterThanOrEqual(30);
  });
});
