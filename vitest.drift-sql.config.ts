import { defineConfig } from "vitest/config";

/** Plans SQL both ways for every single change of the drift tests, and counts: `npm run drift-sql`. */
export default defineConfig({
  test: {
    include: ["__tests__/drift-sql/*.measure.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 1,
    hookTimeout: 60_000,
  },
});
