import { writes } from "../core/event.js";
import { defaultEnvironment } from "../core/plan.js";
import type { Command } from "../core/report.js";
import type { ConfigFile, ConfiguredEnvironment } from "./config-file.js";
import type { ConfigSources, Note } from "./sources.js";

/** The environments that this run is about, in the file's order. */
export function chooseEnvironments(
  file: ConfigFile,
  command: Command,
  sources: ConfigSources,
  note: Note,
): readonly ConfiguredEnvironment[] {
  const { given, pushedBranch, eventName } = sources;
  const name = given.get("environment");
  // A name is shown everywhere.
  if (name?.includes("://") === true) {
    note("the input environment holds a URL", {
      help: "give the environment's name; its URL belongs into database-url",
    });
    return [];
  }
  const captures = command === "new" && given.get("from-drift") === "true";
  const undoes = command === "new" && given.has("undo") && !captures;
  if ((command === "new" && !captures && !undoes) || command === "demo") return [];
  if (isDeletion(command, sources)) return [];
  if (file.environments.length === 0) return [{ name: name ?? defaultEnvironment, values: new Map() }];
  const names = file.environments.map((one) => one.name).join(", ");
  if (name !== undefined) {
    const one = file.environments.find((environment) => environment.name === name);
    if (one === undefined) note(`the environment "${name}" is not configured`, { help: `configured are ${names}` });
    return one === undefined ? [] : [one];
  }
  // No database is asked: any environment has the placeholders.
  if (undoes) return file.environments.slice(0, 1);
  if (command === "apply" && eventName === "push") {
    return file.environments.filter(({ values }) => values.get("branch")?.text === pushedBranch);
  }
  if ((writes(command) || captures) && file.environments.length > 1) {
    note(`${command} needs an environment, because several are configured`, { help: `name one of ${names}` });
    return [];
  }
  if (given.has("database-url") && file.environments.length > 1) {
    note("database-url is one database, but several environments are configured", {
      help: `name one of ${names} with environment, or leave the URLs to the configuration file`,
    });
  }
  return file.environments;
}

/** A sentence for a push that deploys nothing. */
export function leftOutOf(
  file: ConfigFile,
  chosen: number,
  command: Command,
  sources: ConfigSources,
): readonly string[] {
  const { eventName, pushedBranch } = sources;
  if (isDeletion(command, sources)) return ["The push deleted a branch or a tag: nothing was applied."];
  if (file.environments.length === 0 || chosen > 0 || command !== "apply" || eventName !== "push") return [];
  const branch = pushedBranch === null ? "this push" : `the branch ${pushedBranch}`;
  const known = file.environments.map(
    ({ name, values }) => `${name} from ${values.get("branch")?.text ?? "no branch"}`,
  );
  return [`No environment is deployed from ${branch}: nothing was applied. Configured are ${known.join(", ")}.`];
}

/** Such a run has the default branch's files, which nobody asked to deploy. */
function isDeletion(command: Command, { eventName, push }: ConfigSources): boolean {
  return command === "apply" && eventName === "push" && push === "deletion";
}
