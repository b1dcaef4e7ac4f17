import type { EnvironmentReport, Report } from "../core/report.js";
import { describeSize } from "../core/sizes.js";
import { isHeavy, listTableLocks } from "./lock-words.js";
import { bold, code, inline } from "./markdown.js";
import { shownName } from "./object-words.js";
import { firstThatFails, sayAmount, waitingAnywhere, waitingIn } from "./outlook.js";
import { proofsOf } from "./proof-words.js";
import { toList } from "./words.js";

/** Beyond, the table of environments says it better. */
const namedAtMost = 6;

/** The sentences of Markdown below a check's verdict: what will happen where. */
export function toOutlookSentence(report: Report): string {
  const sentences = [
    sayWhatRuns(report),
    sayWhatFails(report),
    sayWhatStops(report),
    sayWhatIsBlocked(report),
    sayWhatWasNotRead(report),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function sayWhatRuns(report: Report): string {
  const running = report.environments.filter(({ plan }) => plan === "ready").filter((one) => waitingIn(one).length > 0);
  const all = waitingAnywhere(report);
  if (all.length === 0) return "";
  const amount = bold(sayAmount(all));
  if (running.length === 0) return `${amount} ${all.length === 1 ? "is" : "are"} pending.`;
  const fails = report.environments.some((one) => firstThatFails(one, report) !== null);
  const verb = fails ? "would run" : all.length === 1 ? "runs" : "run";
  return `${amount} ${verb} after merge${sayPlaces(running, report)}.`;
}

/** The first file at which a deploy would stop, and where. */
function sayWhatFails(report: Report): string {
  const labels = new Map<string, string[]>();
  for (const environment of report.environments) {
    const waiting = firstThatFails(environment, report);
    if (waiting !== null) labels.set(waiting.label, [...(labels.get(waiting.label) ?? []), environment.name]);
  }
  if (labels.size === 0) return "";
  const places = [...labels].map(([label, names]) => {
    const everywhere = names.length === report.environments.length;
    return `at ${bold(code(label))}${everywhere ? "" : ` on ${toNames(names)}`}`;
  });
  return `${bold("It would fail")} ${toList(places)}, and nothing after that would run.`;
}

/** The worst of the locks that were measured: everybody waits while a whole table is read or written. */
function sayWhatStops(report: Report): string {
  const heavy = waitingAnywhere(report).flatMap((waiting) =>
    proofsOf(waiting, report).flatMap(({ proof, environments }) =>
      listTableLocks(proof, { transactional: waiting.transactional !== false, environments })
        .filter(isHeavy)
        .map((lock) => ({ lock, label: waiting.label })),
    ),
  );
  const [worst] = heavy.toSorted((a, b) => (b.lock.size?.bytes ?? 0) - (a.lock.size?.bytes ?? 0));
  if (worst === undefined) return "";
  const { blocks, relation, size, work } = worst.lock;
  const amount = size === null ? "" : ` (${inline(describeSize(size))})`;
  const how = work === "rewrite" ? "is rewritten" : "is read";
  return `${code(worst.label)} stops ${blocks} of ${code(shownName(relation))}${amount} while the table ${how}.`;
}

function sayPlaces(running: readonly EnvironmentReport[], { environments }: Report): string {
  if (running.length > namedAtMost) return ` on ${running.length} of ${environments.length} environments`;
  const groups = groupByBranch(running);
  const [first] = groups;
  if (groups.length === 1 && first?.branch === null) return `, with the next apply${sayNames(first.names)}`;
  const same = new Set(groups.map(({ amount }) => amount)).size === 1;
  const phrases = groups.map(({ branch, amount, names }) => {
    const where = `${same ? "" : `${amount}`}${sayNames(names)}`;
    return `${where.trimStart()} ${branch === null ? "with the next apply" : `when ${code(branch)} is pushed`}`;
  });
  return `: ${phrases.join(", ")}`;
}

/** ` on staging`; nothing for an environment that nobody named. */
function sayNames(names: readonly string[]): string {
  return names.length === 1 && names[0] === "default" ? "" : ` on ${toNames(names)}`;
}

interface Group {
  readonly branch: string | null;
  readonly amount: number;
  readonly names: readonly string[];
}

/** Environments that one branch deploys and that have as much to run. */
function groupByBranch(environments: readonly EnvironmentReport[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const environment of environments) {
    const amount = waitingIn(environment).length;
    const key = `${amount} ${environment.branch ?? ""}`;
    const names = [...(groups.get(key)?.names ?? []), environment.name];
    groups.set(key, { branch: environment.branch, amount, names });
  }
  return [...groups.values()];
}

function sayWhatIsBlocked(report: Report): string {
  const names = report.environments.filter(({ plan }) => plan === "blocked").map(({ name }) => name);
  if (names.length === 0) return "";
  return report.environments.length === 1
    ? "Nothing runs until the errors are fixed."
    : `Nothing runs on ${toNames(names)} until the errors are fixed.`;
}

function sayWhatWasNotRead({ environments }: Report): string {
  const base = environments.filter(({ source }) => source === "base-branch");
  const files = environments.filter(({ source }) => source === "files");
  const unread = environments.filter(({ reachable, source }) => !reachable && source === "none");
  const who =
    base.length === environments.length
      ? "The files were"
      : `${toNames(base.map(({ name }) => name))} ${base.length === 1 ? "was" : "were"}`;
  const compared = base.length === 0 ? "" : `${who} compared with the base branch: what it holds counts as applied.`;
  const verb = unread.length === 1 ? "was" : "were";
  const missing = unread.length === 0 ? "" : `${toNames(unread.map(({ name }) => name))} ${verb} not read.`;
  const alone =
    files.length === 0
      ? ""
      : files.length === environments.length
        ? "Neither a database nor the base branch was read: every migration counts as pending."
        : `${toNames(files.map(({ name }) => name))} ${files.length === 1 ? "was" : "were"} not read, nor was the base branch: every migration counts as pending there.`;
  return [compared, alone, missing].filter((sentence) => sentence !== "").join(" ");
}

function toNames(names: readonly string[]): string {
  return toList(names.map((name) => bold(inline(name, { limit: 100 }))));
}
