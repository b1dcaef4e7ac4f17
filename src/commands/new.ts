import { Failure } from "../core/failure.js";
import { toMigrationSet } from "../core/migration-set.js";
import { nextVersion, toFileName } from "../core/next-version.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { toReport } from "../environment/finish.js";
import type { World } from "../environment/world.js";

/** Writes the next free version as a `V` and a `U` file from a template. */
export async function create(world: World): Promise<Report> {
  const set = toMigrationSet(world.files, new Map(), world.config.naming);
  const description = world.config.description ?? "";
  const version = nextVersion(
    [...set.versioned, ...set.baselines].map((migration) => migration.version.text),
    world.startedAt,
  );
  const [migration, undo] = [toFileName("V", version, description), toFileName("U", version, description)];
  if (migration === null || undo === null) throw noWords(description);
  const written = [
    world.writeFile(migration, migrationText(description)),
    world.writeFile(undo, undoText(version, description)),
  ];
  return toReport(world, [], { written });
}

function noWords(description: string): Failure {
  const message = `the description "${description}" holds no letter and no digit to name a file with`;
  return new Failure("bad-input", [finding("input", { message, help: 'for example: new "add email to users"' })]);
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
