import { toReadOnly } from "../../src/database/read-only.js";
import { readTarget } from "../../src/database/target.js";
import { probeRows, type Probed } from "../../src/environment/probes/probe-rows.js";
import { parseScript } from "../../src/sql/script.js";
import { scriptOf } from "../sql/scripts.js";
import { withSession } from "./sessions.js";

export interface ProbingOptions {
  readonly cost?: number;
  readonly milliseconds?: number;
  readonly totalMs?: number;
}

/** Asks the database at that URL what stands in the way of that file. */
export async function probe(
  url: string,
  text: string,
  { cost = 100_000, milliseconds = 2000, totalMs = 10_000 }: ProbingOptions = {},
): Promise<Probed> {
  const { statements } = await parseScript(scriptOf(text), new Map());
  const options = { environment: "production", budget: { cost, milliseconds }, totalMs, now: () => new Date() };
  return await withSession(url, async (session) => {
    const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
    return await probeRows(toReadOnly(session, null), target, [{ version: "1", statements, asked: true }], options);
  });
}
