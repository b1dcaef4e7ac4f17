import { readFile } from "node:fs/promises";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** Folder for reports that `.ci/run` counts. */
const reports = process.env.TEST_REPORTS;

const workflowParser = /\/@actions\/(languageservice|workflow-parser|expressions)\/.*\.js$/;

/** A minute each: begun late, they would leave the other workers with nothing to do. */
const long = ["reliability/cuts.", "drift/changes.", "shadow/replay.", "drift/robustness.", "rehearsal/cases."];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      long.some((name) => moduleId.includes(`/${name}test.ts`));
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))];
  }
}

export default defineConfig({
  plugins: [
    {
      // Its source maps name files that the packages do not ship: a warning for each.
      name: "workflow-parser-without-source-maps",
      enforce: "pre",
      load: async (id) =>
        workflowParser.test(id) ? (await readFile(id, "utf8")).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n") : null,
    },
  ],
  test: {
    include: ["__tests__/**/*.test.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    // It imports JSON in a way that only a bundler understands.
    server: { deps: { inline: [workflowParser] } },
    reporters: reports === undefined ? ["default"] : ["default", ["json", { outputFile: `${reports}/tests.json` }]],
    pool: "forks",
    // A worker keeps what it has loaded for the next file: src holds no state, and the parser alone takes a while.
    isolate: false,
    // Twice as many as cores: much of it waits for servers and time limits.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    // CI's machines are busy at times. Whoever changes the code sees every failure at once.
    retry: process.env.CI === undefined ? 0 : 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
