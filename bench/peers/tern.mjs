import { toText } from "../migrations.mjs";
import { findProgram, goInstall } from "./peer.mjs";

/** @returns {import("./peer.mjs").Peer} */
export function tern() {
  const run = (program, { folder, url }, command) => ({
    program,
    args: [command, "--migrations", folder, "--conn-string", url],
  });
  return {
    name: "tern 2.3.4",
    find: () => findProgram("tern", "go/tern"),
    install: () => goInstall("github.com/jackc/tern/v2@v2.3.4"),
    files: (migrations) =>
      new Map(
        migrations.map(({ version, name, statements, undo }) => [
          `${String(version).padStart(6, "0")}_${name}.sql`,
          `${toText(statements)}\n---- create above / drop below ----\n\n${undo};\n`,
        ]),
      ),
    version: (program) => ({ program, args: ["version"] }),
    apply: (program, place) => run(program, place, "migrate"),
    status: (program, place) => run(program, place, "status"),
    repeats: true,
  };
}
