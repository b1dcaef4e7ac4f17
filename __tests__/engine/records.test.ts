import { expect, test } from "vitest";
import { addVersionSql, logEventSql, putRepeatableSql, putVersionSql } from "../../src/database/records.js";
import { usualRecorder } from "./world.js";

const row = { version: "1", description: "d", script: "s", checksum: "c" };
const end = { success: true, executionMs: "0" };
const recorder = { ...usualRecorder, environment: "e", installedBy: "x".repeat(101) };

test.each([
  { name: "a new version", sql: addVersionSql("h", row, recorder, end) },
  { name: "a version over the one that is there", sql: putVersionSql("h", row, recorder, end) },
  { name: "a repeatable", sql: putRepeatableSql("h", row, recorder, end) },
  { name: "an event", sql: logEventSql("h", row, recorder, { event: "apply", success: true }) },
])("of a longer name of who did it 100 characters are kept, which the column takes: $name", ({ sql }) => {
  expect(/x{9,}/.exec(sql)?.[0]).toHaveLength(100);
});
