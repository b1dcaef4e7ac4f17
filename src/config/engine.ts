import type { Command } from "../core/report.js";
import type { Engine, EnvironmentConfig } from "./config.js";
import { readMode } from "./settings.js";
import type { ConfigSources, Note } from "./sources.js";

/** What Java needs of the environment; nothing else of it reaches Flyway. */
const passedOn = ["PATH", "JAVA_HOME", "JAVA_ARGS", "FLYWAY_JAVA_CMD", "TMPDIR", "SystemRoot"];

/** Who runs the SQL: only inputs say so, since a program is run. */
export function readEngine({ given, variables }: ConfigSources, note: Note): Engine {
  const kind = readMode("engine", given.get("engine") ?? null, ["native", "flyway"], note);
  if (kind === "native") return { kind };
  const known = passedOn.flatMap((name) => {
    const value = variables[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { kind, program: given.get("flyway-path") ?? "flyway", variables: Object.fromEntries(known) };
}

/** With Flyway at work, its table is kept beside ours. */
export function withEngine(
  environment: EnvironmentConfig,
  { kind }: Engine,
  { command, note }: { readonly command: Command; readonly note: Note },
): EnvironmentConfig {
  if (kind === "native") return environment;
  if (environment.database.kind === "embedded" && command === "apply") {
    note("engine: flyway needs a server, which the embedded database is not", { help: "give a database-url" });
  }
  // Flyway 13 looks up ${env.FLYWAY_PASSWORD} for example, and no spelling keeps it from that in every version.
  for (const [name, value] of environment.placeholders) {
    if (!/\$\{[^}]*\./.test(value)) continue;
    const help = "take engine: native, or another value";
    note(`the value of the placeholder "${name}" holds \${….…}, which Flyway would look up`, { help });
  }
  return { ...environment, flyway: { ...environment.flyway, history: "mirror" } };
}
