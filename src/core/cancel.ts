import { Failure } from "./failure.js";
import { finding } from "./problems.js";

/** The runner kills 7.5 s after its first signal; a run that has not ended before 7 s ends itself, its record unsettled. */
export const patienceMs = 6500;

/** What such a run says at its end. */
export const outOfPatience =
  "what was under way did not answer to the cancel in time: what the database was doing may still be committed; run it again, the record says how far it came\n";

/** What a run is aborted with when a signal arrives. */
export function cancelledBy(signal: string): Failure {
  return new Failure("cancelled", [finding("cancelled", { message: `the run was cancelled (${signal})` })]);
}
