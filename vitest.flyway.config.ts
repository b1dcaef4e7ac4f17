import { defineConfig } from "vitest/config";

const reports = process.env.TEST_REPORTS;
const report = process.env.FLYWAY_REPORT ?? "flyway";

/** With the real Flyway beside ours; `npm run flyway` gets it first. */
export default defineConfig({
  test: {
    include: ["__tests__/flyway/**/*.flyway.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    reporters: reports === undefined ? ["default"] : ["default", ["json", { outputFile: `${reports}/${report}.json` }]],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
