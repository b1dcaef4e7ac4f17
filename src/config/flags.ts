import type { Input } from "./inputs.js";

/** Flags of the command line alone. */
export const flags = [
  { name: "format", description: "text, markdown, json, sarif or csv (csv: history).", default: "text", value: "name" },
  { name: "output", description: "Write the report to this file instead of stdout.", default: "", value: "file" },
  {
    name: "description",
    description: "new: what the migration does, in a few words. baseline: how the record describes that version.",
    default: "",
    value: "text",
  },
  { name: "all", description: "repair, adopt: every version that needs it.", default: "false" },
  {
    name: "accept-drift",
    description: "repair: store the live schema as the snapshot, so that what differs now is no drift any more.",
    default: "false",
  },
  { name: "from-drift", description: "new: write the drift of a database as the next migration.", default: "false" },
  {
    name: "undo",
    description: "new: make the undo script of this version, try it, and write it beside its file.",
    default: "",
    value: "version",
  },
  {
    name: "fix",
    description: "check: write the safe forms that its findings propose into the migrations folder.",
    default: "false",
  },
  { name: "copy-of", description: "adopt: accept a restored copy of this environment.", default: "", value: "name" },
  { name: "to", description: "export: whose history table to write: flyway.", default: "", value: "flyway" },
  { name: "show-values", description: "Show row values in messages; only on a terminal.", default: "false" },
] as const satisfies readonly Input[];

/** Outputs of the action; set on failure too. */
export const outputs = [
  ["verdict", "ok, warning, blocked or failed."],
  ["environment", "The environment's name; empty unless one environment ran."],
  ["current-version", "The version after the run; empty unless one environment ran."],
  ["target-version", "The version after all pending migrations; empty unless one environment ran."],
  ["plan-digest", "Digest of the plan, for expect-plan; empty unless one environment ran."],
  ["pending-count", "Migrations still pending, summed over environments."],
  ["applied-count", "Migrations that this run applied."],
  ["rolled-back-count", "Migrations that this run rolled back."],
  ["drift", "true, false or unknown."],
  ["findings-count", "Findings that are not waived."],
  ["report", "Path of the JSON report (docs/report.schema.json)."],
  ["sarif", "Path of the findings as SARIF 2.1.0."],
  ["comment-url", "URL of the pull request comment, where there is one."],
] as const;
