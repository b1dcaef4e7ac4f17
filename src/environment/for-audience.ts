import type { Config } from "../config/config.js";
import { redact } from "../core/redact.js";
import type { DriftReport, EnvironmentReport } from "../core/report.js";

type Audience = Pick<Config, "audience" | "secrets">;

/** Without secrets; for everyone's eyes without hosts, sizes and definitions too, which are the team's own business. */
export function forAudience(report: EnvironmentReport, audience: Audience): EnvironmentReport {
  const { secrets } = audience;
  const shown: EnvironmentReport = {
    ...report,
    unreachable: redacted(report.unreachable, secrets),
    drift: redacted(report.drift, secrets),
    schemaChange: redacted(report.schemaChange, secrets),
  };
  return audience.audience === "team" ? shown : forEveryone(shown);
}

function forEveryone(report: EnvironmentReport): EnvironmentReport {
  return {
    ...report,
    database: report.database?.replace(/@.*$/s, "") ?? null,
    drift: withoutDefinitions(report.drift),
    sizes: [],
    steps: report.steps.map((step) => ({ ...step, destroys: step.destroys.map((one) => ({ ...one, rows: null })) })),
  };
}

/** What a database holds beside the files is not in git: names of what differs stay, what it says goes. */
function withoutDefinitions(drift: DriftReport): DriftReport {
  return {
    ...drift,
    objects: drift.objects.map((one) => ({
      ...one,
      expected: null,
      actual: null,
      attributes: one.attributes.map(({ name }) => ({ name, expected: null, actual: null })),
    })),
    toFix: null,
    toCapture: null,
    toFixDestroys: [],
    toCaptureDestroys: [],
  };
}

/** Fields that hold words of the tool's own: a secret that equals one of them must not change what is decided by it. */
const ownWords: ReadonlySet<string> = new Set([
  ...["status", "change", "against", "severity", "kind"],
  ...["toFixProof", "toCaptureProof", "many", "required"],
]);

/** The value with every text in it redacted, but for words of the tool's own. */
function redacted<T>(value: T, secrets: readonly string[]): T {
  if (secrets.length === 0) return value;
  return redactedAny(value, secrets) as T;
}

function redactedAny(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((one) => redactedAny(one, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, ownWords.has(key) ? one : redactedAny(one, secrets)]),
  );
}
