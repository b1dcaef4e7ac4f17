import type { EnvironmentConfig } from "../../config/config.js";
import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import type { Mirror } from "../../shadow/mirror.js";
import { decodeEvidence } from "./evidence.js";
import type { Evidence } from "./evidence.js";
import { readEvidenceFile } from "./evidence-file.js";
import type { Live } from "../live.js";
import { load, sortFiles } from "../load.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** A database as evidence shows it. */
export interface FromEvidence {
  readonly evidence: Evidence;
  readonly loaded: Loaded;
  readonly mirror: Mirror;
  readonly live: Live;
}

/** Loads what an evidence file says of an environment; null where none was given. Throws Failure for one that is no good. */
export async function loadEvidence(world: World, environment: EnvironmentConfig): Promise<FromEvidence | null> {
  if (environment.evidence === null) return null;
  const text = await readEvidenceFile(world, environment.evidence);
  const decoded = decodeEvidence(text);
  if ("problem" in decoded) throw refuse(environment, decoded.problem);
  const evidence = decoded.ok;
  if (evidence.environment !== environment.name) {
    throw refuse(environment, `it is of the environment "${evidence.environment}", not of "${environment.name}"`);
  }
  const { onRecord, mirror, sizes, observation, target } = evidence;
  const { history } = onRecord;
  const maps = { lastEvents: new Map(history.lastEvents), applyEvents: new Map(history.applyEvents) };
  const loaded = load(world, sortFiles(world, environment, target), { ...onRecord, history: { ...history, ...maps } });
  return {
    evidence,
    loaded,
    mirror: { ...mirror, settings: new Map(mirror.settings) },
    live: {
      sizes: new Map(sizes.map(({ table, rows, bytes }) => [table, { rows, bytes }])),
      probes: [],
      findings: [],
      observation,
    },
  };
}

/** How old the evidence is and what it cannot say, for people. */
export function describeEvidence(environment: string, observedAt: string, now: Date): string {
  const age = sayAge(now.getTime() - Date.parse(observedAt));
  return `${environment} was not read: evidence of ${toMinute(observedAt)} UTC stands for it, which is ${age} old. Whether rows stand in the way of what is pending was not asked.`;
}

function toMinute(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

/** For example `11 hours`. */
function sayAge(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  const [count, unit] =
    minutes < 120
      ? [minutes, "minute"]
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), "hour"]
        : [Math.round(minutes / 1440), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function refuse({ name, evidence }: EnvironmentConfig, problem: string): Failure {
  const message = `the evidence ${evidence ?? ""} cannot be used: ${problem}`;
  return new Failure("bad-input", [finding("evidence", { message, environment: name })]);
}
