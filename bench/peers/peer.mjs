/** What the bench needs to know of a program that it measures. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {import("../measure.mjs").Run} Run
 * @typedef {import("../migrations.mjs").Migration} Migration
 * @typedef {{ readonly folder: string, readonly url: string }} Place files of the migrations, and the database
 * @typedef {{ readonly name: string, readonly find: () => string | null, readonly install: (() => void) | null,
 *   readonly files: (migrations: readonly Migration[]) => ReadonlyMap<string, string>,
 *   readonly prepare?: (program: string, folder: string) => void,
 *   readonly version: (program: string) => Run, readonly apply: (program: string, place: Place) => Run,
 *   readonly status: ((program: string, place: Place) => Run) | null,
 *   readonly validate?: (program: string, place: Place) => Run, readonly repeats: boolean }} Peer
 *   `repeats`: whether `apply` does nothing when everything is applied
 */

/** Where what is installed for the bench lies; git leaves it out. */
export const cache = fileURLToPath(new URL("../../.bench", import.meta.url));

/** A program in the cache, else on PATH; null when it is absent. @param {string} name @param {string} [cached] */
export function findProgram(name, cached) {
  const places = [
    ...(cached === undefined ? [] : [join(cache, cached)]),
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Installs a Go program into the cache; does nothing where Go is absent. @param {string} module @param {readonly string[]} [flags] */
export function goInstall(module, flags = []) {
  if (findProgram("go") === null) return;
  const env = { ...process.env, GOBIN: join(cache, "go"), CGO_ENABLED: "0" };
  execFileSync("go", ["install", ...flags, module], { env, stdio: ["ignore", "inherit", "inherit"] });
}
