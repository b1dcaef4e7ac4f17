import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checksum } from "../../src/core/checksum.js";
import type { TestDatabase } from "../support/database.js";
import { withWorld, type World } from "./world.js";

type FileChange =
  | { readonly kind: "add"; readonly below: boolean }
  | { readonly kind: "add failing" | "mend" }
  | { readonly kind: "edit" | "restore" | "delete" | "bring back"; readonly pick: number };
type CommandName = "apply" | "rollback" | "repair";
type Operation = { readonly change: FileChange } | { readonly command: CommandName };

const changes: fc.Arbitrary<FileChange> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("add" as const), below: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: "add failing" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "mend" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("edit" as const, "restore", "delete", "bring back"),
      pick: fc.nat(7),
    }),
  },
);
const commands: fc.Arbitrary<CommandName> = fc.oneof(
  { weight: 5, arbitrary: fc.constant("apply" as const) },
  { weight: 3, arbitrary: fc.constant("rollback" as const) },
  { weight: 2, arbitrary: fc.constant("repair" as const) },
);
const operations: fc.Arbitrary<Operation> = fc.oneof(
  changes.map((change) => ({ change })),
  commands.map((command) => ({ command })),
);

/** What we think: which text each file has, what was applied with which text in which order, which tables there are. */
interface Model {
  readonly files: Map<number, string>;
  readonly deleted: Map<number, string>;
  readonly applied: Map<number, string>;
  readonly tables: Set<number>;
}

const good = (version: number): string => `CREATE TABLE IF NOT EXISTS t${version} ();`;
const failing = (version: number): string => `CREATE TABLE IF NOT EXISTS t${version} (); SELECT 1/0;`;
const edited = (version: number): string => `${good(version)} -- edited`;
const undo = (version: number): string => `DROP TABLE IF EXISTS t${version};`;
const ascending = (versions: Iterable<number>): readonly number[] => [...versions].toSorted((a, b) => a - b);

/** What each command should do, in a few lines; the engine has to come to the same. */
const expected: Record<CommandName, (model: Model) => void> = {
  apply({ files, applied, tables }) {
    const top = Math.max(0, ...files.keys());
    const blocked = [...applied].some(([version, text]) =>
      files.has(version) ? files.get(version) !== text : version < top,
    );
    if (blocked) return;
    for (const version of ascending(files.keys())) {
      const text = files.get(version) ?? "";
      if (applied.has(version)) continue;
      if (text === failing(version)) return;
      applied.set(version, text);
      tables.add(version);
    }
  },
  rollback({ files, applied, tables }) {
    const [newest, text] = [...applied].at(-1) ?? [0, ""];
    if (newest === 0 || files.get(newest) !== text) return;
    applied.delete(newest);
    tables.delete(newest);
  },
  repair({ files, applied }) {
    const top = Math.max(0, ...files.keys());
    for (const [version, text] of applied) {
      const now = files.get(version);
      if (now === undefined && version < top) applied.delete(version);
      else if (now !== undefined && now !== text) applied.set(version, now);
    }
  },
};

const inputs = {
  apply: { "out-of-order": "allow" },
  rollback: { steps: "1", confirm: "default" },
  repair: { all: "true", reason: "test" },
};

function changeFiles(model: Model, change: FileChange): void {
  const { files, deleted } = model;
  const choose = (versions: Iterable<number>, index: number): number => {
    const all = ascending(versions);
    return all[index % Math.max(1, all.length)] ?? 0;
  };
  switch (change.kind) {
    case "add":
    case "add failing": {
      const used = [...files.keys(), ...deleted.keys(), ...model.applied.keys(), 0];
      const below = change.kind === "add" && change.below ? Math.max(...used) - 5 : Math.max(...used) + 10;
      const version = used.includes(below) || below < 1 ? Math.max(...used) + 10 : below;
      files.set(version, change.kind === "add" ? good(version) : failing(version));
      return;
    }
    case "mend":
      for (const [version, text] of files) if (text === failing(version)) files.set(version, good(version));
      return;
    case "edit": {
      const version = choose(files.keys(), change.pick);
      if (files.has(version)) files.set(version, edited(version));
      return;
    }
    case "restore": {
      const version = choose(files.keys(), change.pick);
      if (files.has(version)) files.set(version, good(version));
      return;
    }
    case "delete": {
      const version = choose(files.keys(), change.pick);
      deleted.set(version, files.get(version) ?? good(version));
      files.delete(version);
      deleted.delete(0);
      return;
    }
    case "bring back": {
      const version = choose(deleted.keys(), change.pick);
      if (deleted.has(version)) files.set(version, deleted.get(version) ?? "");
      deleted.delete(version);
      return;
    }
  }
}

interface Found {
  readonly rows: readonly string[];
  readonly tables: readonly string[];
  readonly log: readonly string[];
}

async function look(db: TestDatabase, home: string): Promise<Found> {
  const made = await db.query(`SELECT FROM pg_tables WHERE schemaname = '${home}' AND tablename = 'schema_version'`);
  if (made.length === 0) return { rows: [], tables: [], log: [] };
  const [found] = await db.query<Found>(
    `SELECT ARRAY(SELECT concat_ws(' ', version, checksum, success) FROM ${home}.schema_version ORDER BY version::int) AS rows,
       ARRAY(SELECT tablename::text FROM pg_tables WHERE schemaname = '${home}' AND tablename ~ '^t' ORDER BY substr(tablename, 2)::int) AS tables,
       ARRAY(SELECT l::text FROM ${home}.schema_version_log l ORDER BY id) AS log`,
  );
  return found ?? { rows: [], tables: [], log: [] };
}

/** Plays one sequence in a schema of its own. */
async function play({ db, run, write, remove }: World, sequence: readonly Operation[], home: string): Promise<void> {
  const model: Model = { files: new Map(), deleted: new Map(), applied: new Map(), tables: new Set() };
  let log: readonly string[] = [];
  for (const operation of sequence) {
    if ("change" in operation) {
      changeFiles(model, operation.change);
      continue;
    }
    const { command } = operation;
    const names = [...model.files].flatMap(([version, text]): readonly (readonly [string, string])[] => [
      [`V${version}__t.sql`, text],
      [`U${version}__t.sql`, undo(version)],
    ]);
    write(Object.fromEntries(names));
    await run(command, { schemas: home, ...inputs[command] });
    remove(...names.map(([name]) => name));
    expected[command](model);
    const found = await look(db, home);
    expect(found.rows).toEqual(
      ascending(model.applied.keys()).map((version) => `${version} ${checksum(model.applied.get(version) ?? "")} t`),
    );
    expect(found.tables).toEqual(ascending(model.tables).map((version) => `t${version}`));
    // The log only grows: what was there is there, letter by letter.
    expect(found.log.slice(0, log.length)).toEqual(log);
    log = found.log;
  }
}

test(
  "random sequences of changes and commands: rows, schema and log are what a simple model says",
  () =>
    withWorld({}, async (world) => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(operations, { minLength: 3, maxLength: 9 }), (sequence) =>
          play(world, [{ change: { kind: "add", below: false } }, ...sequence, { command: "apply" }], `s${++count}`),
        ),
        // The seed is in the message of a failure. A machine with other work plays fewer.
        { numRuns: 200, interruptAfterTimeLimit: 7_000 },
      );
      expect(count).toBeGreaterThanOrEqual(5);
    }),
  90_000,
);
