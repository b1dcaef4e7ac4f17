/**
 * Gets Flyway's command line from Maven Central, once, into the user's cache: 11.8.2, the last version whose complete
 * archive, with its own Java, is there; and 13.3.0, put together from its jars, which needs a JDK.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** @typedef {{ readonly version: string, readonly program: string, readonly absence: string | null }} Installed */

const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "schema-version-action");

/** Where it is, or would be. @param {"11.8.2" | "13.3.0"} version */
export function programOf(version) {
  return join(cache, `flyway-${version}`, "flyway");
}

/** @param {"11.8.2" | "13.3.0"} version @returns {Installed} with the reason where it cannot be had */
export function install(version) {
  const program = programOf(version);
  const folder = dirname(program);
  if (existsSync(program)) return { version, program, absence: null };
  const absence =
    version === "11.8.2" ? unableToUnpack() : (lacking("mvn", "-v", "Maven") ?? lacking("javac", "-version", "JDK"));
  if (absence !== null) return { version, program, absence };
  process.stderr.write(`getting Flyway ${version}, once, into ${folder}\n`);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "flyway-"));
  const unpacked = mkdtempSync(join(cache, "unpacking-"));
  try {
    const made = version === "11.8.2" ? unpack(version, work, unpacked) : putTogether(version, work, unpacked);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    return { version, program, absence: null };
  } catch (error) {
    return { version, program, absence: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function unableToUnpack() {
  if (process.platform !== "linux" || process.arch !== "x64") return "the archive is for linux-x64";
  return lacking("mvn", "-v", "Maven");
}

/** @param {string} command @param {string} argument @param {string} what */
function lacking(command, argument, what) {
  return spawnSync(command, [argument], { stdio: "ignore" }).status === 0 ? null : `no ${what} on this machine`;
}

/** The complete archive, without the drivers of other databases. @param {string} version @param {string} work @param {string} into */
function unpack(version, work, into) {
  const artifact = `-Dartifact=org.flywaydb:flyway-commandline:${version}:tar.gz:linux-x64`;
  run("mvn", ["-q", "-B", "dependency:copy", artifact, `-DoutputDirectory=${work}`], work);
  const archive = join(work, `flyway-commandline-${version}-linux-x64.tar.gz`);
  run("tar", ["-xzf", archive, "-C", into, "--no-same-owner", "--exclude=*/drivers/[a-oq-z]*"], work);
  return join(into, `flyway-${version}`);
}

/** Alone: what they depend on is named below, or is for other databases. */
const alone = ["flyway-commandline", "flyway-core", "flyway-database-postgresql"];
const others = [
  ["org.postgresql", "postgresql", "42.7.12"],
  ["tools.jackson.dataformat", "jackson-dataformat-toml", "3.1.5"],
  ["tools.jackson.dataformat", "jackson-dataformat-xml", "3.1.5"],
  ["com.fasterxml.jackson.core", "jackson-databind", "2.22.1"],
  ["org.apache.commons", "commons-text", "1.10.0"],
  ["org.fusesource.jansi", "jansi", "1.18"],
  ["org.slf4j", "slf4j-nop", "1.7.30"],
];

/** Stand-ins for the one part that is not on Maven Central, and that nothing here uses. */
const standIns = {
  McpConfigurationLoader: "public interface McpConfigurationLoader extends org.flywaydb.core.extensibility.Plugin {}",
  McpCommandExtension: 'public class McpCommandExtension { public static final String MCP_VERB = "mcp"; }',
  McpServerLogCreator: "public class McpServerLogCreator {}",
};

/** @param {string} version @param {string} work @param {string} into */
function putTogether(version, work, into) {
  const without = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>";
  const dependencies = [
    ...alone.map((artifact) => toDependency(["org.flywaydb", artifact, version], without)),
    ...others.map((one) => toDependency(one, "")),
  ];
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId>
    <artifactId>flyway</artifactId><version>1</version><dependencies>${dependencies.join("")}</dependencies></project>`;
  writeFileSync(join(work, "pom.xml"), pom);
  run("mvn", ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${join(into, "lib")}`], work);
  const sources = Object.entries(standIns).map(([name, text]) => {
    const file = join(work, `${name}.java`);
    writeFileSync(file, `package org.flywaydb.mcp; ${text}\n`);
    return file;
  });
  run("javac", ["-cp", join(into, "lib", "*"), "-d", join(into, "classes"), ...sources], work);
  const start = 'exec java $JAVA_ARGS -cp "$here/classes:$here/lib/*" org.flywaydb.commandline.Main "$@"';
  writeFileSync(join(into, "flyway"), `#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\n${start}\n`);
  chmodSync(join(into, "flyway"), 0o755);
  return into;
}

/** @param {readonly string[]} coordinates @param {string} more */
function toDependency([group, artifact, version], more) {
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${more}</dependency>`;
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}
