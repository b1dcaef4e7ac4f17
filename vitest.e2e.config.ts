import { defineConfig } from "vitest/config";

const reports = process.env.TEST_REPORTS;

/** Whole workflows in a real runner; `npm run e2e` gets that runner first. */
export default defineConfig({
  test: {
    include: ["__tests__/e2e/**/*.e2e.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    reporters: reports === undefined ? ["default"] : ["default", ["json", { outputFile: `${reports}/e2e.json` }]],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
