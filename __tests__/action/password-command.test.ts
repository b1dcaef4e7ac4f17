import { expect, test } from "vitest";
import { pushEvent } from "../support/events.js";
import { openStage } from "./stage.js";

const password = "tok/en+of=one&hour";

test("a password that a command gave is masked like one of the inputs", async () => {
  const stage = await openStage({
    // In two parts: the file itself, which git shows anyway, must not hold it.
    "migrations/V1__tells.sql": `DO $$ BEGIN RAISE EXCEPTION 'the password is %', '${password.slice(0, 6)}' || '${password.slice(6)}'; END $$;\n`,
  });
  try {
    await stage.staging.query(`CREATE ROLE short_lived LOGIN SUPERUSER PASSWORD '${password}'`);
    const { host, port } = stage.staging.server;
    const result = await stage.run(pushEvent({ branch: "main" }), {
      secrets: "none",
      inputs: {
        "database-url": `postgresql://short_lived@${host}:${port}/${stage.staging.name}`,
        "password-command": `printf '%s\\n' '${password}'`,
      },
    });
    expect(result.exitCode).toBe(1);
    expect(result.masks).toContain(password);
    const printed = [result.stdout, result.stderr].join("\n").replaceAll(/^::add-mask::.*$/gm, "");
    const all = [printed, result.summary, ...Object.values(result.outputs), ...Object.values(result.files)].join("\n");
    expect(all).toContain("the password is ***");
    expect(all).not.toContain(password);
    const [event] = await stage.staging.query<{ message: string }>("SELECT message FROM schema_version_log");
    expect(event?.message).toContain("the password is ***");
  } finally {
    await stage.staging.query("DROP OWNED BY short_lived; DROP ROLE short_lived");
    await stage.close();
  }
});
