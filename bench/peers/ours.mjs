import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toText } from "../migrations.mjs";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** This project, as a user runs it. @param {string} name @param {string | null} node @returns {import("./peer.mjs").Peer} */
export function ours(name, node) {
  const run = (program, ...args) => ({ program, args: [cli, ...args] });
  const on = ({ folder, url }) => ["--database-url", url, "--migrations", folder];
  return {
    name,
    find: () => (node !== null && existsSync(node) && existsSync(cli) ? node : null),
    install: null,
    files: flywayFiles,
    version: (program) => run(program, "--version"),
    apply: (program, place) => run(program, "apply", ...on(place)),
    status: (program, place) => run(program, "status", ...on(place)),
    // It compares every file with what is on record, as validate does.
    validate: (program, place) => run(program, "status", ...on(place)),
    repeats: true,
  };
}

/** Files as Flyway names them. @param {readonly import("./peer.mjs").Migration[]} migrations */
export function flywayFiles(migrations) {
  return new Map(migrations.map(({ version, name, statements }) => [`V${version}__${name}.sql`, toText(statements)]));
}
