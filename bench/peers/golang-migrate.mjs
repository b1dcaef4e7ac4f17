import { toText } from "../migrations.mjs";
import { findProgram, goInstall } from "./peer.mjs";

/** @returns {import("./peer.mjs").Peer} */
export function golangMigrate() {
  const run = (program, { folder, url }, command) => ({ program, args: ["-path", folder, "-database", url, command] });
  return {
    name: "golang-migrate 4.20.1",
    find: () => findProgram("migrate", "go/migrate"),
    install: () => goInstall("github.com/golang-migrate/migrate/v4/cmd/migrate@v4.20.1", ["-tags", "postgres"]),
    files: (migrations) =>
      new Map(
        migrations.flatMap(({ version, name, statements, undo }) => [
          [`${version}_${name}.up.sql`, toText(statements)],
          [`${version}_${name}.down.sql`, `${undo};\n`],
        ]),
      ),
    version: (program) => ({ program, args: ["-version"] }),
    apply: (program, place) => run(program, place, "up"),
    status: (program, place) => run(program, place, "version"),
    repeats: true,
  };
}
