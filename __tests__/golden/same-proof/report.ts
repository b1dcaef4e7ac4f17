import type { Proof } from "../../../src/core/model.js";
import { files, toEnvironment, toMigration, toReport } from "../build.js";

const proof = (undo: Proof["undo"]): Proof => ({
  ...{ runs: true, rerun: "unchanged", undo, redo: "identical" },
  queries: { checked: 0, notChecked: 0, broken: 0 },
  statements: [
    { line: 1, locks: [{ relation: "public.users", mode: "AccessExclusiveLock" }], rewrites: ["public.users"], scans: [] },
  ],
});
const environment = (name: string, undo: Proof["undo"], rows: number): ReturnType<typeof toEnvironment> =>
  toEnvironment(name, [files.email], {
    currentVersion: "12",
    migrations: [toMigration(files.email, { proof: proof(undo) })],
    sizes: [{ table: "public.users", rows, bytes: rows * 100 }],
  });

/** Only what differs is told again: nothing, the size, the proof. */
export const report = toReport([
  environment("dev", "identical", 1_000),
  environment("test", "identical", 1_000),
  environment("staging", "identical", 90_000_000),
  environment("production", "different", 90_000_000),
]);
