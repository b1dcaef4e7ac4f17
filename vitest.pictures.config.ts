import { defineConfig } from "vitest/config";

/** Makes the pictures of docs/images from real runs; needs chromium, pngquant and a font with emoji: `npm run pictures`. */
export default defineConfig({
  test: {
    include: ["__tests__/pictures/*.picture.ts"],
    globalSetup: ["__tests__/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
