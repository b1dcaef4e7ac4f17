import { Failure } from "./failure.js";
import { finding } from "./problems.js";

/** The runner kills 7.5 s after its first signal; a run that has not ended by then ends itself, its record unsettled. */
export const patienceMs = 7000;

/** What a run is aborted with when a signal arrives. */
export function cancelledBy(signal: string): Failure {
  return new Failure("cancelled", [finding("cancelled", { message: `the run was cancelled (${signal})` })]);
}
