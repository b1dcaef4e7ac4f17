import type { RollbackSelection } from "../core/plan-rollback.js";
import { parseVersion } from "../core/version.js";
import type { Note } from "./sources.js";

type Get = (name: string) => string | null;

/** What `rollback` takes back: exactly one of three inputs says so; null where none or several do. */
export function readSelection(get: Get, note: Note): RollbackSelection | null {
  const given = ["target-version", "steps", "run-id"].filter((name) => get(name) !== null);
  if (given.length !== 1) {
    const but = given.length === 0 ? "none is given" : `${given.join(" and ")} are given`;
    const help = "target-version: the version that stays; steps: how many; run-id: what that run applied";
    note(`rollback needs exactly one of target-version, steps and run-id: ${but}`, { help });
    return null;
  }
  const [version, steps, runId] = [get("target-version"), get("steps"), get("run-id")];
  if (version !== null) return { by: "target", version };
  if (runId !== null) return { by: "run", runId };
  const count = /^\d{1,6}$/.test(steps ?? "") ? Number(steps) : 0;
  if (count > 0) return { by: "steps", count };
  note(`steps "${steps}" is no positive number`, { help: "for example 1: the newest migration" });
  return null;
}

/** Whoever bounds an `apply` expects that it stops there: it does not, so it must not begin. */
export function refuseBounds(get: Get, note: Note): void {
  for (const name of ["target-version", "steps", "run-id"].filter((one) => get(one) !== null)) {
    note(`apply runs all that is pending: ${name} does not bound it`, {
      help: `leave ${name} out; a file that should wait belongs on another branch`,
    });
  }
}

/** A version in the grammar of file names; "0" is the one before all. */
export function readTargetVersion(text: string | null, note: Note): string | null {
  if (text !== null && parseVersion(text) === null) {
    const help = "write it as in the files' names, for example 12 or 2.1; 0 is before all";
    note(`target-version "${text}" is no version`, { help });
  }
  return text;
}

/** A version as it is written, or as its file is named: `12`, `V12`. */
export function readUndoOf(text: string | null, note: Note): string | null {
  const version = text?.replace(/^V/i, "") ?? null;
  if (version !== null && parseVersion(version) === null) {
    note(`undo "${text ?? ""}" is no version`, { help: "name the version of a V file: new --undo V12" });
  }
  return version;
}

/** A digest as a plan prints it. */
export function readDigest(text: string | null, note: Note): string | null {
  if (text === null || /^[0-9a-f]{32}$/.test(text)) return text;
  note(`expect-plan "${text}" is no plan digest`, { help: "copy the 32 hexadecimal digits that the dry run prints" });
  return null;
}
