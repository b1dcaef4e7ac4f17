import { defineConfig } from "vitest/config";

const reports = process.env.TEST_REPORTS;

/** With the real Flyway beside ours; `npm run flyway` gets it first. */
export default defineConfig({
  test: {
    include: ["__tests__/flyway/**/*.flyway.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    reporters: reports === undefined ? ["default"] : ["default", ["json", { outputFile: `${reports}/flyway.json` }]],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
