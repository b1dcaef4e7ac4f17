import { stringify } from "yaml";
import { outputs } from "../../src/config/flags.js";
import { inputs } from "../../src/config/inputs.js";
import type { Input } from "../../src/config/inputs.js";

/**
 * A default in action.yml arrives like a given value: one that the configuration file may set, and that file's own name,
 * must not have one, or it would beat the file. The description tells it instead.
 */
function toInput({ name, description, default: value, inputOnly }: Input): object {
  if (value === "") return { description, required: false };
  if (inputOnly === true && name !== "config") return { description, required: false, default: value };
  return { description: `${description} Default: ${value}.`, required: false };
}

/** The text of action.yml: all that the Marketplace and the runner know of the action. */
export function toActionYml(): string {
  const manifest = {
    name: "schema-version: PostgreSQL migrations",
    description:
      "Versioned PostgreSQL migrations from pull request to production: reported, applied, rolled back and on record.",
    author: "schema-version-action contributors",
    branding: { icon: "database", color: "blue" },
    inputs: Object.fromEntries(inputs.map((input) => [input.name, toInput(input)])),
    outputs: Object.fromEntries(outputs.map(([name, description]) => [name, { description }])),
    runs: { using: "node24", main: "dist/index.js" },
  };
  const head =
    "# Inputs and outputs are written by `npm run docs` from src/config/inputs.ts and src/config/flags.ts.\n";
  return head + stringify(manifest, { lineWidth: 0 });
}
