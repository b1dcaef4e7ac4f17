import { expect } from "vitest";
import type { EnvironmentReport } from "../../src/core/report.js";
import type { World } from "../engine/world.js";
import type { TestDatabase } from "../support/database.js";

export const reason = "agreed in the review of 3 March";
export const users = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text); CREATE INDEX users_email ON users (email);",
  "U1__users.sql": "DROP TABLE users;",
};

/** `change kind identity` of each object, with `against` where it is not the snapshot. */
export function driftOf({ drift }: EnvironmentReport): string {
  const objects = drift.objects.map(
    ({ change, kind, identity, against }) =>
      `${change} ${kind} ${identity}${against === "snapshot" ? "" : ` (${against})`}`,
  );
  return [drift.status, ...objects].join("; ");
}

export async function checkedDrift({ run }: World): Promise<string> {
  const [checked, asked] = [await run("check", { shadow: "off" }), await run("drift", { shadow: "off" })];
  expect(asked.environment.drift).toEqual(checked.environment.drift);
  return driftOf(checked.environment);
}

/** The moments that are stored, and when, for telling whether anything was written. */
export async function momentsOf(db: TestDatabase): Promise<readonly string[]> {
  const rows = await db.query<{ moment: string }>("SELECT moment FROM schema_version_snapshot ORDER BY 1");
  return rows.map(({ moment }) => moment);
}
