import { driftOff } from "../../core/report.js";
import { tool } from "../../core/tool.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import { readObservation } from "../../database/observed.js";
import type { Session } from "../../database/session.js";
import { readSizes } from "../../database/sizes.js";
import type { Target } from "../../database/target.js";
import { assessDrift } from "../drift/drift.js";
import type { DriftAssessment } from "../drift/drift.js";
import type { Evidence } from "./evidence.js";
import { withHistoryOnShadow } from "../on-shadow/history-on-shadow.js";
import type { Loaded } from "../load.js";
import { scopeOf } from "../scope.js";
import type { World } from "../world.js";

/**
 * What the target knows now. In a public repository sizes, statements, definitions and names that are in no file of it
 * stay out: what forks read, anybody reads. Read-only.
 */
export async function takeEvidence(
  world: World,
  loaded: Loaded,
  target: Target,
  session: Session,
): Promise<{ readonly evidence: Evidence; readonly drift: DriftAssessment }> {
  const { readMirror } = await import("../../shadow/mirror.js");
  const { environment, onRecord } = loaded;
  const mirror = await readMirror(session, { target, schemas: environment.schemas });
  const drift = await withHistoryOnShadow(world, { loaded, session }, (open) =>
    assessDrift(world, loaded, session, open),
  );
  const { history } = onRecord;
  const common = {
    environment: environment.name,
    observedAt: world.now().toISOString(),
    toolVersion: tool.version,
    audience: world.config.audience,
    target,
    onRecord: {
      ...onRecord,
      history: { ...history, lastEvents: [...history.lastEvents], applyEvents: [...history.applyEvents] },
    },
    mirror: { ...mirror, settings: [...mirror.settings] },
  };
  const observation = await readObservation(session, target);
  if (world.config.audience === "public") {
    return { evidence: { ...withoutNames(common, world), observation: hidden(observation), ...nothingPrivate }, drift };
  }
  const sizes = [...(await readSizes(session))].map(([table, size]) => ({ table, ...size }));
  const { report, findings } = drift;
  const snapshot = await readSnapshot(session, scopeOf(loaded, target));
  return { evidence: { ...common, sizes, observation, drift: { report, findings }, snapshot }, drift };
}

type Common = Pick<
  Evidence,
  "environment" | "observedAt" | "toolVersion" | "audience" | "target" | "onRecord" | "mirror"
>;

const nothingPrivate = { sizes: [], drift: { report: driftOff, findings: [] }, snapshot: null } as const;

function hidden(observation: Evidence["observation"]): Evidence["observation"] {
  return { ...observation, statements: [], unusable: 0, problem: "they are left out in a public repository" };
}

/** Roles and tablespaces of the server stay as far as files name them: they are needed to replay those. */
function withoutNames(common: Common, { files }: World): Common {
  const isNamed = (name: string): boolean => files.some(({ text }) => text.includes(name));
  const { mirror, target } = common;
  const own = new Set([mirror.owner, target.user]);
  const roles = mirror.roles.filter((name) => own.has(name) || isNamed(name));
  const tablespaces = mirror.tablespaces.filter(isNamed);
  return { ...common, mirror: { ...mirror, roles, tablespaces } };
}
