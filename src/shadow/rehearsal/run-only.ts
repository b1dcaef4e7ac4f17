import { finding } from "../../core/problems.js";
import type { Finding } from "../../core/model.js";
import type { Candidate, Rehearsed } from "./rehearsed.js";
import { noQueries, proveMigration, type ProveOptions } from "./prove.js";
import { runScript } from "./run.js";
import type { Stage } from "./stage.js";
import { toldOfEnd } from "./told.js";

/** Runs a migration, and tries no more of it where it runs; else all that tells why it does not. Throws Failure. */
export async function runOnly(stage: Stage, candidate: Candidate, options: ProveOptions): Promise<Rehearsed> {
  const { migration, runnable } = candidate;
  const { limits } = options;
  const database = await stage.ready("seeded");
  const ran = await runScript<null>(database, runnable, { limits, trace: true, end: "commit" });
  if (ran.error !== null) {
    if (ran.broken !== null || !runnable.parsed.transactional) stage.spoil();
    return await proveMigration(stage, candidate, options);
  }
  stage.accept(runnable);
  stage.learn(null);
  const proof = {
    ...({ runs: true, rerun: "not-run", undo: "not-run", redo: "not-run" } as const),
    queries: noQueries,
    statements: ran.traces,
  };
  return { migration, proof, findings: toldOfEnd(runnable, ran, null) };
}

/** Which files were only run, told once. */
export function toldOfRunOnly(candidates: readonly Candidate[], totalMs: number): readonly Finding[] {
  const [first, ...others] = candidates.map(({ runnable }) => runnable.script);
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` and ${others.length} more up to ${others.at(-1)?.name ?? ""}`;
  const message = `${first.name}${more}: run once, not again, and not undone, to keep the time for all rehearsals (${totalMs / 1000} s) for the newest files`;
  return [finding("not-rehearsed", { message, file: first.file, help: "check fewer pending files at a time" })];
}
