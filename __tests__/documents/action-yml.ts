import { stringify } from "yaml";
import { outputs } from "../../src/config/flags.js";
import { inputs } from "../../src/config/inputs.js";
import type { Input } from "../../src/config/inputs.js";

function toInput({ description, default: value }: Input): object {
  return { description, required: false, ...(value === "" ? {} : { default: value }) };
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
