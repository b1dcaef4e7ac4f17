import { resolve } from "node:path";
import { parseFileName, type Naming } from "../core/file-name.js";
import type { SourceFile } from "../core/migration-set.js";
import type { ForeignRunner } from "../core/model.js";
import { listBelow } from "./list-below.js";

const scriptSuffix = /\.(?:ps1|bat|cmd|sh|bash|py)$/i;
const sourceSuffix = /\.(?:java|kt|groovy)$/;
const sourceFolders = ["java", "kotlin", "groovy"];

interface Options {
  readonly root: string;
  /** What is not looked out of; null: anywhere. */
  readonly within: string | null;
  readonly naming: Naming;
}

/**
 * Migrations beside the SQL that only Flyway runs: scripts among the files of a folder, and Java classes of the same
 * package where the folder is one of resources. They are named, never read.
 */
export function listForeign(folder: string, { root, within, naming }: Options): readonly SourceFile[] {
  const scripts = listNames(resolve(root, folder), scriptSuffix, within);
  const [, before = "", below] = /^(.*?)src\/main\/resources\/(.*)$/.exec(folder) ?? [];
  const places = below === undefined ? [] : sourceFolders.map((language) => `${before}src/main/${language}/${below}`);
  return [
    ...scripts.flatMap((name) => toForeign(name, `${folder}/${name}`, "script", naming)),
    ...places.flatMap((place) =>
      listNames(resolve(root, place), sourceSuffix, within).flatMap((name) =>
        toForeign(name, `${place}/${name}`, "java", naming),
      ),
    ),
  ];
}

function toForeign(name: string, file: string, runner: ForeignRunner, naming: Naming): readonly SourceFile[] {
  const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.\w+$/, naming.suffixes[0] ?? ".sql");
  const { kind } = parseFileName(base, naming);
  const isMigration = kind === "versioned" || kind === "repeatable" || kind === "baseline";
  // A class without two underscores is any class whose name begins with such a letter.
  return isMigration && name.includes(naming.separator) ? [{ file, name, text: "", settings: {}, runner }] : [];
}

/** Names of files below a folder. By their types as the folder lists them: else each file would be looked at. */
function listNames(folder: string, suffix: RegExp, within: string | null): readonly string[] {
  const files = listBelow(folder, within).filter(({ kind, name }) => kind === "other" && suffix.test(name));
  return files.map(({ name }) => name).toSorted();
}
