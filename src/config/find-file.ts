import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { noFile, parseConfigFile } from "./config-file.js";
import type { ConfigFile } from "./config-file.js";
import { readTextOf } from "./sources.js";
import type { ConfigSources } from "./sources.js";

/** Where the configuration file is unless one is named. */
export const defaultFile = ".github/schema-version.yml";

/** Reads the configuration file, which may be absent unless it was named; null where it cannot be understood. */
export async function findFile(path: string, sources: ConfigSources, findings: Finding[]): Promise<ConfigFile | null> {
  const before = findings.length;
  const text = readTextOf(path, sources, findings) ?? lookForAnother(path, sources, findings);
  if (text === null) return findings.length > before ? null : noFile;
  const read = await parseConfigFile(text, path);
  if ("ok" in read) return read.ok;
  findings.push(...read.findings);
  return null;
}

/** What is wrong where there is no file: one was named, or one of another name lies where nobody would read it. */
function lookForAnother(path: string, sources: ConfigSources, findings: Finding[]): null {
  const other = defaultFile.replace(/\.yml$/, ".yaml");
  if (sources.given.has("config")) {
    const help = `name one that does, or leave the input config out: ${defaultFile} may be absent`;
    findings.push(finding("input", { message: `the configuration file ${path} does not exist`, help }));
  } else if (sources.readText(other) !== null) {
    const help = `rename it to ${defaultFile}, or name it with the input config`;
    findings.push(finding("input", { message: `nobody reads ${other}`, help }));
  }
  return null;
}
