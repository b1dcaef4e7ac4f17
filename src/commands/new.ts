import { toMigrationSet } from "../core/migration-set.js";
import { nextVersion, toFileName } from "../core/next-version.js";
import type { Report } from "../core/report.js";
import { toReport } from "../environment/finish.js";
import type { World } from "../environment/world.js";

/** Writes the next free version as a `V` and a `U` file from a template. */
export async function create(world: World): Promise<Report> {
  const set = toMigrationSet(world.files, new Map());
  const description = world.config.description ?? "";
  const version = nextVersion(
    [...set.versioned, ...set.baselines].map((migration) => migration.version.text),
    world.startedAt,
  );
  const written = [
    world.writeFile(toFileName("V", version, description), migrationText(description)),
    world.writeFile(toFileName("U", version, description), undoText(version, description)),
  ];
  return toReport(world, [], { written });
}

function migrationText(description: string): string {
  return `-- ${oneLine(description)}
-- One schema change, rerunnable, and harmless for the application that runs now. For example:
--   ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
`;
}

function undoText(version: string, description: string): string {
  return `-- Undoes V${version}: ${oneLine(description)}
-- It must give back the schema from before, and be rerunnable. For example:
--   ALTER TABLE users DROP COLUMN IF EXISTS email;
`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
