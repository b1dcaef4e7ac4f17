import { existsSync } from "node:fs";
import { install, programOf } from "../../scripts/flyway-install.mjs";
import { flywayFiles } from "./ours.mjs";

/** 11.8.2 as shipped, with its own Java; 13.3.0 from its jars. @param {"11.8.2" | "13.3.0"} version @returns {import("./peer.mjs").Peer} */
export function flyway(version) {
  const run = (program, { folder, url }, command) => {
    const { hostname, port, pathname } = new URL(url);
    const jdbc = `-url=jdbc:postgresql://${hostname}:${port}${pathname}`;
    // Every check of a new version is off: nothing may wait for a network.
    const args = [jdbc, "-user=postgres", "-password=none", `-locations=filesystem:${folder}`, "-skipCheckForUpdate"];
    return { program, args: [...args, command], env: { REDGATE_DISABLE_TELEMETRY: "true" } };
  };
  return {
    name: `Flyway ${version}`,
    find: () => (existsSync(programOf(version)) ? programOf(version) : null),
    install: () => {
      const { absence } = install(version);
      if (absence !== null) throw new Error(absence);
    },
    files: flywayFiles,
    version: (program) => ({
      program,
      args: ["-v", "-skipCheckForUpdate"],
      env: { REDGATE_DISABLE_TELEMETRY: "true" },
    }),
    apply: (program, place) => run(program, place, "migrate"),
    status: (program, place) => run(program, place, "info"),
    validate: (program, place) => run(program, place, "validate"),
    repeats: true,
  };
}
