import type { Proof } from "../core/model.js";
import { describeQueries } from "../core/observed.js";
import type { EnvironmentReport, Report } from "../core/report.js";
import type { Waiting } from "./outlook.js";
import { count, toList } from "./words.js";

/** One thing that a rehearsal showed, or that was not tried. */
export interface ProofMark {
  readonly mark: "ok" | "warning" | "error" | "none";
  readonly text: string;
}

const reruns: Record<Proof["rerun"], ProofMark> = {
  unchanged: { mark: "ok", text: "rerun" },
  changed: { mark: "error", text: "a rerun changes it again" },
  fails: { mark: "error", text: "rerun fails" },
  "not-run": { mark: "none", text: "rerun not tried" },
};

/** What a file without one is marked with. */
export const noUndoScript = "no undo script";

const undos: Record<Proof["undo"], ProofMark> = {
  identical: { mark: "ok", text: "undo identical" },
  different: { mark: "error", text: "undo leaves another schema" },
  fails: { mark: "error", text: "undo fails" },
  missing: { mark: "warning", text: noUndoScript },
  "not-run": { mark: "none", text: "undo not tried" },
};

const redos: Record<Proof["redo"], ProofMark> = {
  identical: { mark: "ok", text: "redo" },
  different: { mark: "error", text: "redo makes another schema" },
  fails: { mark: "error", text: "redo fails" },
  "not-run": { mark: "none", text: "redo not tried" },
};

/** What a rehearsal showed of a file, in the order in which it was tried, and what the rows of the target say of it. */
export function toProofMarks({ proof, rows }: ShownProof, { version }: Pick<Waiting, "version">): readonly ProofMark[] {
  const fails: readonly ProofMark[] = rows === "in-the-way" ? [{ mark: "error", text: "a row stands in the way" }] : [];
  if (!proof.runs) return [{ mark: "error", text: "does not run" }, ...fails];
  const noUndo = proof.undo === "missing" || proof.undo === "not-run";
  return [
    { mark: "ok", text: "runs" },
    ...fails,
    reruns[proof.rerun],
    // Nothing takes a repeatable back.
    ...(version === null ? [] : [undos[proof.undo]]),
    ...(noUndo && proof.redo === "not-run" ? [] : [redos[proof.redo]]),
    ...toQueryMarks(proof.queries),
  ];
}

/** Statements that the running application was observed to run: only that they plan is shown, never that they work. */
function toQueryMarks({ checked, notChecked, broken }: Proof["queries"]): readonly ProofMark[] {
  const all = checked + notChecked;
  if (all === 0) return [];
  if (broken > 0) return [{ mark: "error", text: `${broken} of ${count(all, "observed statement")} no longer plan` }];
  if (checked === 0) return [{ mark: "none", text: `none of ${count(all, "observed statement")} could be checked` }];
  return [{ mark: "ok", text: `${checked} of ${count(all, "observed statement")} still plan` }];
}

/** What was shown of a file that waits, and where: equal proofs of several environments are one. */
export interface ShownProof {
  readonly proof: Proof;
  /** Whether a row of the target was seen on which it would fail. */
  readonly rows: "in-the-way" | "not-seen";
  readonly environments: readonly EnvironmentReport[];
}

/** The proofs of a file that waits, each once; empty where it was not rehearsed. */
export function proofsOf(waiting: Waiting, { environments }: Pick<Report, "environments">): readonly ShownProof[] {
  const groups = new Map<string, ShownProof & { readonly environments: EnvironmentReport[] }>();
  for (const environment of environments) {
    const proof = proofIn(environment, waiting);
    if (proof === null) continue;
    const offends = environment.probes.some((probe) => probe.outcome === "offending" && probe.file === waiting.file);
    const rows = offends ? ("in-the-way" as const) : ("not-seen" as const);
    const key = JSON.stringify([proof, rows]);
    const known = groups.get(key);
    if (known !== undefined) known.environments.push(environment);
    else groups.set(key, { proof, rows, environments: [environment] });
  }
  return [...groups.values()];
}

function proofIn({ migrations, repeatables }: EnvironmentReport, { version, script }: Waiting): Proof | null {
  const found =
    version === null
      ? repeatables.find((one) => one.script === script)
      : migrations.find((one) => one.version === version && one.script === script);
  return found?.proof ?? null;
}

/** Whether anything was rehearsed at all. */
export function hasProofs({ environments }: Report): boolean {
  return environments.some(({ migrations, repeatables }) =>
    [...migrations, ...repeatables].some(({ proof }) => proof !== null),
  );
}

/** What the proofs do not show, in sentences of their own; empty without proofs. */
export function sayNotProven(report: Report): readonly string[] {
  if (!hasProofs(report)) return [];
  const proofs = report.environments.flatMap(({ migrations }) => migrations.map(({ proof }) => proof));
  return [
    ...(proofs.some((proof) => proof?.undo === "identical")
      ? ["An undo gives back the schema; rows and values that a migration removed are not restored."]
      : []),
    ...sayQueries(report),
  ];
}

/** How much of the old application was looked at, for each environment; those of which the same is said together. */
function sayQueries({ environments }: Report): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, queries } of environments) {
    if (queries === null) continue;
    const said = describeQueries(queries);
    names.set(said, [...(names.get(said) ?? []), name]);
  }
  if (names.size === 0) return ["The running application was not asked: no statements of it are known."];
  return [...names].map(([said, of]) => (environments.length === 1 ? said : `${toList(of)}: ${said}`));
}
