import { findProgram, goInstall } from "./peer.mjs";

/** @returns {import("./peer.mjs").Peer} */
export function goose() {
  const run = (program, { folder, url }, command) => ({ program, args: ["-dir", folder, "postgres", url, command] });
  return {
    name: "goose 3.29.0",
    find: () => findProgram("goose", "go/goose"),
    install: () => goInstall("github.com/pressly/goose/v3/cmd/goose@v3.29.0"),
    files: (migrations) =>
      new Map(
        migrations.map(({ version, name, statements, undo }) => [
          `${String(version).padStart(6, "0")}_${name}.sql`,
          `-- +goose Up\n${statements.map(toStatement).join("\n")}\n-- +goose Down\n${undo};\n`,
        ]),
      ),
    version: (program) => ({ program, args: ["-version"] }),
    apply: (program, place) => run(program, place, "up"),
    status: (program, place) => run(program, place, "status"),
    repeats: true,
  };
}

function toStatement(statement) {
  const marked = statement.includes("$body$");
  return marked ? `-- +goose StatementBegin\n${statement};\n-- +goose StatementEnd\n` : `${statement};\n`;
}
