import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { describe, expect, test } from "vitest";
import { toActionYml } from "./documents/action-yml.js";
import { toConfigSchema } from "./documents/config-schema.js";
import { fillRegions } from "./documents/regions.js";
import { tables } from "./documents/tables.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");

/** Files that are written, whole or in part, from the code: `npm run docs` writes them, this test compares. */
const written: Readonly<Record<string, () => string>> = {
  "action.yml": toActionYml,
  "docs/schema-version.schema.json": toConfigSchema,
};

test.each(Object.entries(written))("%s is what the code says", async (file, write) => {
  const text = await format(write(), { ...(await resolveConfig(root)), filepath: file });
  await expect(text).toMatchFileSnapshot(`${root}${file}`);
});
void [existsSync, describe, fillRegions, tables, read];
