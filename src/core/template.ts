const migrationLine = "-- One schema change, rerunnable, and harmless for the application that runs now. For example:";
const undoLine = "-- It must give back the schema from before, and be rerunnable. For example:";

/** What `new` writes as the `V` file of a description. */
export function migrationTemplate(description: string): string {
  return `-- ${oneLine(description)}
${migrationLine}
--   ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
`;
}

/** What `new` writes as the `U` file beside a `V` file of that name. */
export function undoTemplate(forward: string, description: string): string {
  const [version = ""] = forward.split("__");
  return `-- Undoes ${version.replaceAll("_", ".")}: ${oneLine(description)}
${undoLine}
--   ALTER TABLE users DROP COLUMN IF EXISTS email;
`;
}

/** Whether a text without statements still is what `new` wrote. */
export function isTemplate(text: string): boolean {
  return text.includes(migrationLine) || text.includes(undoLine);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
