import type { EnvironmentConfig } from "../config/config.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { EnvironmentResult } from "./finish.js";
import { toUnreachable } from "./report.js";

/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
export function notRead(environment: EnvironmentConfig, reason: string): EnvironmentResult {
  return {
    report: toUnreachable(environment, reason),
    findings: [notReadFinding(environment, reason)],
    failure: null,
  };
}

/** Why a database was not read, and what to give. */
export function notReadFinding({ name }: EnvironmentConfig, reason: string): Finding {
  const message = `the database was not read: ${reason}`;
  return finding("input-unused", { message, help: "give its URL where it should be read", environment: name });
}
