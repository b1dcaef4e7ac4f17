import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { toText } from "../migrations.mjs";
import { cache, findProgram } from "./peer.mjs";

/** @returns {import("./peer.mjs").Peer} */
export function dbmate() {
  const folder = join(cache, "npm");
  const run = (program, { folder: files, url }, command) => ({
    program,
    args: ["--url", url, "--migrations-dir", files, "--no-dump-schema", command],
  });
  return {
    name: "dbmate 2.36.0",
    // The binary itself: the package's command is a script that starts it.
    find: () => findProgram("dbmate", `npm/node_modules/@dbmate/${process.platform}-${process.arch}/bin/dbmate`),
    install: () => {
      const args = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "dbmate@2.36.0"];
      execFileSync("npm", args, { stdio: ["ignore", "inherit", "inherit"] });
    },
    files: (migrations) =>
      new Map(
        migrations.map(({ version, name, statements, undo }) => [
          `${String(version).padStart(6, "0")}_${name}.sql`,
          `-- migrate:up\n${toText(statements)}\n-- migrate:down\n${undo};\n`,
        ]),
      ),
    version: (program) => ({ program, args: ["--version"] }),
    apply: (program, place) => run(program, place, "migrate"),
    status: (program, place) => run(program, place, "status"),
    repeats: true,
  };
}
