import type { CallbackEvent, Step } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";
import { titleOf } from "./run-state.js";

/** What a transaction runs: a step with its row and its event, or a callback, which leaves neither. */
export type Part =
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "callback"; readonly event: CallbackEvent; readonly runnable: Runnable };

export function titleOfPart(part: Part): string {
  return part.kind === "step" ? titleOf(part.step) : `${part.event} ${part.runnable.script.name}`;
}

/** What became of a transaction of several files, or of a callback that had one to itself. */
export function undoneTogether(parts: readonly Part[]): string {
  const [first] = parts;
  return parts.length === 1 && first !== undefined
    ? `${titleOfPart(first)} is rolled back`
    : `all ${parts.length} files are rolled back`;
}

export function stepsOf(parts: readonly Part[]): readonly Step[] {
  return parts.flatMap((part) => (part.kind === "step" ? [part.step] : []));
}
