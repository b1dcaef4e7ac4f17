import type { Finding, Proof, Script } from "../../core/model.js";
import type { Observation } from "../../core/observed.js";
import { loadParser } from "../../sql/parser.js";
import type { Loaded } from "../load.js";
import type { Planned } from "../plan.js";
import { checkQueries } from "./queries.js";
import type { CheckedQueries } from "./queries.js";
import { toKnownStatements } from "./query-statements.js";
import type { SchemaOnShadow } from "../on-shadow/staged.js";
import type { World } from "../world.js";

/** Whether the application's statements go on working: those that the target has seen, and those of `queries`. */
export async function proveQueries(
  world: World,
  loaded: Loaded,
  { planned, observation }: { readonly planned: Planned; readonly observation: Observation | null },
  stage: () => Promise<SchemaOnShadow>,
): Promise<CheckedQueries | null> {
  const { files, findings } = world.readQueryFiles();
  const seen = observation !== null && (observation.statements.length > 0 || observation.unusable > 0);
  if (planned.steps.length === 0 || (!seen && files.length === 0)) return nothing(observation, findings);
  const own = seen ? await fingerprintsOf(loaded) : new Set<string>();
  const known = await toKnownStatements(observation, files, own);
  const checked = await checkQueries(world, { loaded, steps: planned.steps, observation, known }, stage);
  return { ...checked, findings: [...findings, ...checked.findings] };
}

/** The proofs of a rehearsal, with what became of the application's statements. */
export function withQueries(
  proofs: ReadonlyMap<Script, Proof>,
  checked: CheckedQueries | null,
): ReadonlyMap<Script, Proof> {
  return new Map(
    [...proofs].map(([script, proof]) => [
      script,
      { ...proof, queries: checked?.byScript.get(script) ?? proof.queries },
    ]),
  );
}

/** Why there is nothing is worth a sentence only where somebody looked. */
function nothing(observation: Observation | null, findings: readonly Finding[]): CheckedQueries | null {
  if (observation === null && findings.length === 0) return null;
  const { since = null, evicted = null, problem = null } = observation ?? {};
  const none = { checked: 0, notChecked: 0, broken: 0, fromFiles: 0, server: null };
  return { report: { ...none, since, evicted, problem }, byScript: new Map(), findings };
}

const query = /^(?:Select|Insert|Update|Delete|Merge)Stmt$/;

/** What migrations ran is no application's, though the server counts it too. */
async function fingerprintsOf({ set, parse }: Loaded): Promise<ReadonlySet<string>> {
  const { fingerprint } = await loadParser();
  const files = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) => [script, undo]);
  const scripts = [...files, ...[...set.repeatables, ...set.callbacks].map(({ script }) => script)];
  const found = new Set<string>();
  for (const script of scripts) {
    for (const { kind, text } of script === null ? [] : (await parse(script)).statements) {
      const mark = query.test(kind) ? fingerprint(text) : null;
      if (mark !== null) found.add(mark);
    }
  }
  return found;
}
