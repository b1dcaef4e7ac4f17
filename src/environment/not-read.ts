import type { EnvironmentConfig } from "../config/config.js";
import { finding } from "../core/problems.js";
import type { EnvironmentResult } from "./finish.js";
import { toUnreachable } from "./report.js";

/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
export function notRead(environment: EnvironmentConfig, reason: string): EnvironmentResult {
  const message = `${environment.name} was not read: ${reason}`;
  return {
    report: toUnreachable(environment, reason),
    findings: [
      finding("input-unused", { message, help: "give its URL where it should be read", environment: environment.name }),
    ],
    failure: null,
  };
}
