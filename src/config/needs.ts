import type { Command } from "../core/report.js";
import type { Config } from "./config.js";
import { spell } from "./sources.js";
import type { ConfigSources, Note } from "./sources.js";

/** What a command cannot do without, and what only another one can do. */
export function checkNeeds(config: Config, sources: ConfigSources, note: Note): void {
  const { command } = config;
  if (command !== "repair" && config.drift === "accept") note("accept-drift is for repair");
  if (sources.entry === "action" && (command === "new" || command === "export")) {
    return note(`${command} is for the command line`, { help: `node dist/cli.js ${command} --help` });
  }
  needs[command]?.(config, sources, note);
}

type Needs = (config: Config, sources: ConfigSources, note: Note) => void;

const needs: Partial<Record<Command, Needs>> = {
  repair: (config, sources, note) => {
    if (config.reason === null) {
      const help = "say why the record and not the file is wrong";
      note(`repair needs ${spell("reason", sources)}, for the record`, { help });
    }
    if (config.all || config.targetVersion !== null || config.drift === "accept") return;
    const all = sources.entry === "cli" ? ", --all or --accept-drift" : "";
    const help = "status shows which versions are edited, missing or failed";
    note(`repair needs ${spell("target-version", sources)}${all}`, { help });
  },
  baseline: ({ targetVersion }, sources, note) => {
    const help = "name the version of the last file whose changes are there";
    if (targetVersion === null) note(`baseline needs ${spell("target-version", sources)}`, { help });
  },
  adopt: ({ copyOf, reason, all, targetVersion }, sources, note) => {
    if (copyOf !== null || reason !== null) return;
    const asked = [all ? "all" : "", targetVersion === null ? "" : "target-version"].filter(Boolean);
    for (const name of asked) {
      const help = "say why the file and not Flyway's record is right";
      note(`adopt needs ${spell("reason", sources)} with ${spell(name, sources)}, for the record`, { help });
    }
  },
  export: ({ exportTo }, _sources, note) => {
    if (exportTo === null) note("export needs --to", { help: "export --to flyway" });
  },
  new: ({ undoOf, fromDrift, description }, _sources, note) => {
    if (undoOf !== null && (fromDrift || description !== null)) {
      const help = "new --undo V12 takes the words of V12's file";
      note("new writes either an undo script or a new version", { help });
    }
    if (description !== null || fromDrift || undoOf !== null) return;
    note("new needs a description", { help: 'for example: new "add email to users"' });
  },
};
