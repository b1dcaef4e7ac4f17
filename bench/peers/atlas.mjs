import { execFileSync } from "node:child_process";
import { toText } from "../migrations.mjs";
import { findProgram } from "./peer.mjs";

/** Atlas is measured only where it is on PATH: no package client can install it. @returns {import("./peer.mjs").Peer} */
export function atlas() {
  const run = (program, { folder, url }, command) => ({
    program,
    args: ["migrate", command, "--dir", `file://${folder}`, "--url", url],
    env: { ATLAS_NO_UPDATE_NOTIFIER: "true" },
  });
  return {
    name: "Atlas",
    find: () => findProgram("atlas"),
    install: null,
    files: (migrations) =>
      new Map(
        migrations.map(({ version, name, statements }) => [
          `${String(version).padStart(6, "0")}_${name}.sql`,
          toText(statements),
        ]),
      ),
    prepare: (program, folder) => {
      execFileSync(program, ["migrate", "hash", "--dir", `file://${folder}`], { stdio: "pipe" });
    },
    version: (program) => ({ program, args: ["version"] }),
    apply: (program, place) => run(program, place, "apply"),
    status: (program, place) => run(program, place, "status"),
    repeats: true,
  };
}
