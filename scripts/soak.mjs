// Tries in full what the tests sample: every cut, 1,000 kills, 100 restarts of the server, 20 rounds of 32 processes.
// `npm run soak` runs all of it (needs a fresh build), `npm run soak -- cuts` one file. SCHEMA_VERSION_SEED=n repeats a run.
// The cuts can be tried in parts: `SCHEMA_VERSION_PART=1/10 npm run soak -- cuts`, then 2/10, with one seed.
import { spawnSync } from "node:child_process";

const names = process.argv.slice(2);
const files = (names.length === 0 ? ["cuts", "kills", "exactly-once", "cancel"] : names).map(
  (name) => `__tests__/reliability/${name}.test.ts`,
);
const seed = process.env.SCHEMA_VERSION_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`SCHEMA_VERSION_SEED=${seed}\n`);
const { status } = spawnSync("npx", ["vitest", "run", ...files, "--testTimeout", "7200000"], {
  stdio: "inherit",
  env: { ...process.env, SCHEMA_VERSION_SOAK: "1", SCHEMA_VERSION_SEED: seed },
});
process.exitCode = status ?? 1;
