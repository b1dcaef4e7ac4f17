/** Name and version of the tool, as reports and the record show them; a test compares the version with package.json. */
export const tool = { name: "schema-version-action", version: "1.0.0" } as const;
