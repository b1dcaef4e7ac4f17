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

export function stepsOf(parts: readonly Part[]): readonly Step[] {
  return parts.flatMap((part) => (part.kind === "step" ? [part.step] : []));
}
