import { usualNaming, type Naming } from "../core/file-name.js";
import { isLfsPointer } from "../core/lfs-pointer.js";
import type { SourceFile } from "../core/migration-set.js";
import type { Finding, ScriptSettings } from "../core/model.js";
import { finding } from "../core/problems.js";
import { decode, parseEncoding } from "./decode.js";
import { readScriptSettings } from "./script-settings.js";

/** A file as bytes, wherever it comes from. */
export interface RawFile {
  /** Path as people see it, below the repository's root, `/` separators. */
  readonly file: string;
  /** Path below the migrations folder, `/` separators. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface SourceFiles {
  /** Sorted by name. */
  readonly files: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

/** How the files of a folder are named and read, where a Flyway configuration says it. */
export interface FileOptions {
  readonly naming: Naming;
  /** Settings of every file, below those of its own. */
  readonly scriptSettings: ScriptSettings;
}

export const usualFiles: FileOptions = { naming: usualNaming, scriptSettings: {} };

/** Whether a file of this name means anything here: a `.sql` file or the settings of one. */
export function isSourceName(name: string, { suffixes }: Naming = usualNaming): boolean {
  const lower = name.toLowerCase().trimEnd(); // what ends with a space is meant as one too, and told
  return suffixes.some(
    (suffix) => lower.endsWith(suffix.toLowerCase()) || lower.endsWith(`${suffix.toLowerCase()}.conf`),
  );
}

/** Decodes `.sql` files by the settings that lie beside them. A file with bad bytes stays, with its finding. */
export function toSourceFiles(raw: readonly RawFile[], { scriptSettings }: FileOptions = usualFiles): SourceFiles {
  const findings: Finding[] = [];
  const configurations = raw.filter(({ name }) => /\.conf$/i.test(name));
  const scripts = raw.filter((one) => !configurations.includes(one));
  const settings = new Map<string, ScriptSettings>();
  for (const { file, name, bytes } of configurations) {
    const read = readScriptSettings(file, decode(bytes, "utf-8").text);
    settings.set(name.slice(0, -".conf".length), read.settings);
    findings.push(...read.findings);
  }
  const files = scripts.map(({ file, name, bytes }): SourceFile => {
    const own = { ...scriptSettings, ...settings.get(name) };
    settings.delete(name);
    const { text, problem } = decode(bytes, parseEncoding(own.encoding ?? "") ?? "utf-8");
    if (problem !== null) {
      findings.push(finding("encoding", { message: `the file ${problem.message}`, file, line: problem.line }));
    }
    if (isLfsPointer(text)) findings.push(finding("folder", { ...pointer, file }));
    return { file, name, text, settings: own };
  });
  const lonely = configurations.filter(({ name }) => settings.has(name.slice(0, -".conf".length)));
  findings.push(...lonely.map(({ file }) => finding("script-settings", { ...withoutScript, file })));
  return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), findings };
}

const pointer = {
  message: "the file is a pointer of Git LFS, not the SQL itself",
  help: "check out with lfs: true, or run git lfs pull",
};

const withoutScript = {
  message: "these are the settings of a .sql file that does not exist",
  help: "name it like its .sql file, with .conf behind, or remove it",
};
