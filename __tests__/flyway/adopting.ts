import { linesChecksum } from "../../src/flyway/checksum.js";
import type { TestDatabase } from "../support/database.js";
import type { Files, World } from "../engine/world.js";
import type { RowParts } from "./rows.js";

export const files = {
  "V1__one.sql": "CREATE TABLE one ();",
  "V2__two.sql": "CREATE TABLE two ();",
  "V3__three.sql": "CREATE TABLE three ();",
  "R__view.sql": "CREATE OR REPLACE VIEW v AS SELECT ${x};",
} satisfies Files;

export const row = (rank: number, name: keyof typeof files, parts: Partial<RowParts> = {}): RowParts => {
  const [version, description = ""] = name.replace(/^[VR]|\.sql$/g, "").split("__");
  const checksum = linesChecksum(files[name].replace("${x}", "1"));
  return { rank, version: version === "" ? null : (version ?? null), description, script: name, checksum, ...parts };
};

export const all = [row(1, "V1__one.sql"), row(2, "V2__two.sql"), row(3, "V3__three.sql"), row(4, "R__view.sql")];
export const given = { placeholders: "x=1" };

/** `version:state` of all migrations, and the state of each repeatable by its description. */
export async function states(world: World, inputs = {}): Promise<string> {
  const { environment } = await world.run("status", { ...given, ...inputs });
  const versions = environment.migrations.map(({ version, state }) => `${version}:${state}`);
  return [...versions, ...environment.repeatables.map((one) => `${one.description}:${one.state}`)].join(" ");
}

export async function rowsOf(db: TestDatabase): Promise<readonly object[]> {
  return db.query("SELECT * FROM flyway_schema_history ORDER BY installed_rank");
}
