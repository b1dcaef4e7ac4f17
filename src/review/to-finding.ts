import { reviewRules } from "../core/catalogue/review.js";
import type { Finding, Severity } from "../core/model.js";
import { finding } from "../core/problems.js";
import { describeSize, type Size } from "../core/sizes.js";
import { showRelation } from "../sql/names.js";
import type { RelationName } from "../sql/syntax.js";
import { isHeard } from "./active-rules.js";
import { toFix } from "./fix.js";
import type { Draft, ReviewContext } from "./rule.js";

/** The finding of a draft; null where its rule is off. */
export function toFinding(draft: Draft, context: ReviewContext): Finding | null {
  const { rule, found, site, file } = draft;
  if (!isHeard(rule, context)) return null;
  const level = context.levels.get(rule);
  const size = found.sizeOf === undefined ? null : sizeOf(found.sizeOf, draft, context);
  const severity =
    (level === "off" ? undefined : level) ??
    found.severity ??
    byPlace(draft, bySize(reviewRules[rule].severity, size, context));
  const told = size === null || context.audience === "public" ? null : describeSize(size);
  return {
    ...finding(rule, {
      message: `${found.message}${told === null ? "" : ` (${told})`}`,
      severity,
      environment: context.environment,
      ...(found.help === undefined ? {} : { help: found.help }),
      ...(site === null ? { file: file.script.file } : site.location),
    }),
    ...toFix(draft, context),
  };
}

/** Rules whose safe form takes several files, whether or not it can be shown. */
const severalFiles =
  /^(?:set-not-null|add-(?:check|foreign-key|unique|primary-key|exclusion|column-(?:check|unique|references)))$/;

/** An undo script is one file, so what would take several there is only told. */
function byPlace({ file, rule }: Draft, severity: Severity): Severity {
  if (file.kind !== "undo") return severity;
  const { group } = reviewRules[rule];
  const several = severalFiles.test(rule) || group === "rewriting";
  return several ? "note" : severity;
}

function sizeOf(name: RelationName, { look }: Draft, { sizes }: ReviewContext): Size | null {
  if (sizes === null) return null;
  const schemas = name.schema !== null ? [name.schema] : (look?.known.searchPath ?? ["public"]);
  for (const schema of schemas) {
    const size = sizes.get(showRelation({ schema, name: name.name })) ?? sizes.get(`${schema}.${name.name}`);
    if (size !== undefined) return size;
  }
  return null;
}

/** A large table makes it an error, a small one a note; what nobody measured stays as grave as it can be. */
function bySize(severity: Severity, size: Size | null, { thresholds }: ReviewContext): Severity {
  if (size === null || size.rows === null) return severity;
  if (size.rows >= thresholds.large) return "error";
  return size.rows < thresholds.small ? "note" : "warning";
}
