import type { ReviewRuleId } from "../core/catalogue/review.js";
import { keyOf } from "../core/state.js";
import type { Draft, Look, ReviewContext, ReviewedFile } from "./rule.js";
import { tableOf } from "./rules/words.js";

/** Rules whose findings are contract steps: right in a later deploy than their expand step. */
const contracts: ReadonlySet<ReviewRuleId> = new Set<ReviewRuleId>([
  "drop-table",
  "drop-column",
  "drop-object",
  "drop-unique",
  "drop-default",
  "rename-table",
  "rename-column",
  "rename-object",
  "narrow-column",
]);

/** Those that an expand step of the same table in the same pull request makes worse. */
const pairs: ReadonlySet<ReviewRuleId> = new Set<ReviewRuleId>([
  "drop-column",
  "drop-default",
  "rename-column",
  "narrow-column",
]);

interface Settling {
  readonly files: readonly ReviewedFile[];
  readonly context: ReviewContext;
  /** Tables that a pending file expands: key to the first such look. What contracts a new one is found by no rule. */
  readonly expanded: ReadonlyMap<string, Look>;
}

/** Accepts contract steps whose expand step is on record, and refuses both in one go. */
export function settleContracts(
  drafts: readonly Draft[],
  looks: readonly Look[],
  settling: Omit<Settling, "expanded">,
): readonly Draft[] {
  const expanded = new Map<string, Look>();
  for (const look of looks) {
    const key = look.key === "AT_AddColumn" ? look.relation?.key : undefined;
    if (key !== undefined && !expanded.has(key)) expanded.set(key, look);
  }
  return drafts.map((draft) => (contracts.has(draft.rule) ? settle(draft, { ...settling, expanded }) : draft));
}

function settle(draft: Draft, { files, context, expanded }: Settling): Draft {
  const named = draft.file.script.directives.contractOf;
  if (named !== undefined) return settleNamed(draft, named, files, context);
  const expand = expanded.get(draft.look?.relation?.key ?? "");
  if (expand === undefined || !pairs.has(draft.rule) || expand.file.index > draft.file.index) return draft;
  return refuse(draft, expand.file, `adds a column to ${tableOf(expand)}`);
}

function settleNamed(draft: Draft, named: string, files: readonly ReviewedFile[], context: ReviewContext): Draft {
  const key = keyOf(named);
  const { found } = draft;
  if (context.applied.some(({ version }) => keyOf(version) === key)) {
    const message = `contract step of version ${named}, which is applied: ${found.message}`;
    return { ...draft, rule: "contract-step", found: { message } };
  }
  const pending = files.find(({ migration }) => migration !== null && keyOf(migration.version.text) === key);
  if (pending !== undefined && pending.script !== draft.file.script)
    return refuse(draft, pending, "is its expand step");
  const message = `contract-of=${named} names no version that is applied: ${found.message}`;
  return { ...draft, rule: "contract-of", found: { message } };
}

/** Both in one pull request: between the two, no application can move over. */
function refuse(draft: Draft, expand: ReviewedFile, what: string): Draft {
  const { found, file } = draft;
  const same = expand.script === file.script;
  const version = expand.migration?.version.text ?? "";
  const where = same ? "the same file" : expand.script.name;
  const split = same
    ? `leave the expand step in ${file.script.name}, and bring the contract step in a later pull request in a file of its own`
    : `merge and deploy ${expand.script.name} first, and bring ${file.script.name} in a later pull request`;
  return {
    ...draft,
    rule: "expand-and-contract",
    found: {
      message: `${found.message}; ${where}, which ${what}, is pending too`,
      help: `${split}, with -- schema-version: contract-of=${version} in its head`,
    },
  };
}
