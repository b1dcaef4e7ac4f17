import type { Finding, Severity } from "../core/model.js";

/** Findings whose safe form is also the way out of another one, which was left out. */
export type Swallowed = ReadonlySet<Finding>;

const constraint = ["add-constraint-guarded", "unnamed-constraint"];

/** Rules whose safe form can run again, with the rules that would say of the same statement that it cannot. */
const twins: Readonly<Record<string, readonly string[]>> = {
  "create-index": ["create-if-not-exists", "index-name"],
  "drop-index": ["drop-if-exists"],
  "add-foreign-key": constraint,
  "add-check": constraint,
  "add-unique": constraint,
  "add-primary-key": constraint,
  "add-required-column": ["add-column-if-not-exists"],
  "rename-table": ["rename-guarded"],
};

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Whether the safe form is there to copy, as files or in the help. */
const isGuarded = ({ fix, help }: Finding): boolean =>
  (fix !== undefined && fix.length > 0) || /\bIF (?:NOT )?EXISTS\b/.test(help);

/** Leaves out what the safe form of a finding that is as grave, on the same statement, mends too. */
export function leaveOutTwins(findings: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly swallowed: Swallowed;
} {
  const placeOf = ({ file, line, column, waived }: Finding): string => JSON.stringify([file, line, column, waived]);
  const mains = new Map<string, Finding[]>();
  for (const one of findings.filter(({ rule }) => Object.hasOwn(twins, rule)).filter(isGuarded)) {
    mains.set(placeOf(one), [...(mains.get(placeOf(one)) ?? []), one]);
  }
  const swallowed = new Set<Finding>();
  const kept = findings.filter((one) => {
    const main = mains
      .get(placeOf(one))
      ?.find(({ rule, severity }) => twins[rule]?.includes(one.rule) === true && rank[severity] <= rank[one.severity]);
    if (main !== undefined) swallowed.add(main);
    return main === undefined;
  });
  return { findings: kept, swallowed };
}
