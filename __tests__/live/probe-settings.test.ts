import { expect, test } from "vitest";
import { createDatabase } from "../support/database.js";
import { probe } from "./probing.js";

test("a question leaves the target its workers and its time, and meets its own names alone", async () => {
  const db = await createDatabase({ log: "statements" });
  try {
    await db.query(
      "CREATE TABLE users (id int, email text); INSERT INTO users SELECT i, 'x' FROM generate_series(1, 9) i",
    );
    const { probes } = await probe(db.url, "ALTER TABLE users ALTER email SET NOT NULL", { milliseconds: 1234 });
    expect(probes.map(({ outcome }) => outcome)).toEqual(["none"]);
    const asked = (await db.logLines()).filter((line) => line.includes("SELECT EXISTS"));
    expect(asked).toHaveLength(2);
    for (const line of asked) {
      for (const setting of [
        "search_path = pg_catalog, pg_temp",
        "row_security = off",
        "statement_timeout = 1234",
        "lock_timeout = '200ms'",
        "max_parallel_workers_per_gather = 0",
        "jit = off",
      ])
        expect(line).toContain(`SET LOCAL ${setting};`);
    }
  } finally {
    await db.drop();
  }
});
