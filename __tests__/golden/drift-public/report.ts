import { forAudience } from "../../../src/environment/for-audience.js";
import { toReport } from "../build.js";
import { report as whole } from "../drift/report.js";

const everyone = { audience: "public", secrets: [] } as const;

export const report = toReport(
  whole.environments.map((environment) => forAudience(environment, everyone)),
  { command: "drift", findings: whole.findings },
);
