import { expect, test } from "vitest";
import { problemsOf } from "./reading.js";

const looked =
  'the value of the placeholder "x" holds ${….…}, which Flyway would look up → take engine: native, or another value';

test.each([
  { value: "${env.FLYWAY_PASSWORD}", engine: "flyway", problems: [looked] },
  { value: "a ${vault.key} b", engine: "flyway", problems: [looked] },
  { value: "$${env.HOME}", engine: "flyway", problems: [looked] },
  { value: "a.${HOME}.b", engine: "flyway", problems: [] },
  { value: "${env.FLYWAY_PASSWORD}", engine: "native", problems: [] },
])("engine: $engine with a placeholder that is $value", async ({ value, engine, problems }) => {
  const given = { command: "apply", "database-url": "postgres://u:hunter22@h/d", engine, placeholders: `x=${value}` };
  expect(await problemsOf({ given })).toEqual(problems);
});
