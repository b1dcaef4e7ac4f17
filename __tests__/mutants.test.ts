import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Mutant {
  readonly id: string;
  readonly place: string;
  readonly mutator: string;
}
type Instrument = (copy: string, files: readonly string[]) => Promise<readonly Mutant[]>;
const script = new URL("../scripts/mutants/instrument.mjs", import.meta.url).href;

const source = `
/** Goes on once \`check\` has. */
export async function guarded(check: () => Promise<void>, ready: boolean): Promise<string> {
  await check();
  return ready ? "went on" : "stopped";
}
`;

test("one build holds every mutant, and an entry of PATH is what turns one on", async () => {
  const usual = process.env.PATH ?? "";
  const copy = await mkdtemp(join(tmpdir(), "schema-version-mutants-"));
  try {
    await mkdir(join(copy, "src"));
    await writeFile(join(copy, "src", "guard.ts"), source);
    const { instrument } = (await import(script)) as { instrument: Instrument };
    const mutants = await instrument(copy, ["src/guard.ts"]);
    const { guarded } = (await import(join(copy, "src", "guard.ts"))) as {
      guarded: (check: () => Promise<void>, ready: boolean) => Promise<string | undefined>;
    };
    const tried = async (entry: string): Promise<string> => {
      process.env.PATH = `${usual}${entry}`;
      let checks = 0;
      const check = async (): Promise<void> => {
        checks += 1;
        await Promise.resolve();
      };
      const results = [await guarded(check, true), await guarded(check, false)];
      return `${checks} checked: ${results.join(", ")}`;
    };
    expect(await tried("")).toBe("2 checked: went on, stopped");
    const broken: string[] = [];
    for (const { id, place, mutator } of mutants) broken.push(`${place} ${mutator}: ${await tried(`:/mutant-${id}`)}`);
    expect(broken).toEqual([
      "src/guard.ts:3:92 BlockStatement: 0 checked: , ",
      "src/guard.ts:4:3 StatementRemoval: 0 checked: went on, stopped",
      "src/guard.ts:5:10 TernaryTest: 2 checked: went on, went on",
      "src/guard.ts:5:10 TernaryTest: 2 checked: stopped, stopped",
    ]);
    await tried(":/cover-some.test.ts");
    const covered = await readFile(join(copy, ".cover", "some.test.ts"), "utf8");
    expect(covered.trim().split("\n").toSorted()).toEqual(mutants.map(({ id }) => id).toSorted());
  } finally {
    process.env.PATH = usual;
    await rm(copy, { recursive: true, force: true });
  }
});
