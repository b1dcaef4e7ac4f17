import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { flywayFiles } from "./ours.mjs";
import { cache, findProgram } from "./peer.mjs";

const version = "11.8.2";

/** Flyway as shipped, with its own Java. @returns {import("./peer.mjs").Peer} */
export function flyway() {
  const run = (program, { folder, url }, command) => {
    const { hostname, port, pathname } = new URL(url);
    const jdbc = `-url=jdbc:postgresql://${hostname}:${port}${pathname}`;
    // Every check of a new version is off: nothing may wait for a network.
    const args = [jdbc, "-user=postgres", "-password=none", `-locations=filesystem:${folder}`, "-skipCheckForUpdate"];
    return { program, args: [...args, command], env: { REDGATE_DISABLE_TELEMETRY: "true" } };
  };
  return {
    name: `Flyway ${version}`,
    find: () => findProgram("flyway", `flyway/flyway-${version}/flyway`),
    install: () => {
      if (findProgram("mvn") === null) return;
      const folder = join(cache, "flyway");
      mkdirSync(folder, { recursive: true });
      const artifact = `-Dartifact=org.flywaydb:flyway-commandline:${version}:tar.gz:linux-x64`;
      const stdio = ["ignore", "inherit", "inherit"];
      execFileSync("mvn", ["-q", "dependency:copy", artifact, `-DoutputDirectory=${folder}`], { cwd: folder, stdio });
      const archive = join(folder, `flyway-commandline-${version}-linux-x64.tar.gz`);
      execFileSync("tar", ["-xzf", archive, "-C", folder], { stdio });
    },
    files: flywayFiles,
    version: (program) => ({
      program,
      args: ["-v", "-skipCheckForUpdate"],
      env: { REDGATE_DISABLE_TELEMETRY: "true" },
    }),
    apply: (program, place) => run(program, place, "migrate"),
    status: (program, place) => run(program, place, "info"),
    repeats: true,
  };
}
