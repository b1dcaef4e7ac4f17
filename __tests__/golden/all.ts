import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Report } from "../../src/core/report.js";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Every case of this folder, by name. */
export async function readCases(): Promise<readonly { readonly name: string; readonly report: Report }[]> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  return await Promise.all(
    names.map(async (name) => {
      const { report } = (await import(`./${name}/report.ts`)) as { readonly report: Report };
      return { name, report };
    }),
  );
}
