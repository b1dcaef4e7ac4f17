import type { Breakage } from "../../core/broken-statement.js";
import type { Finding, Location, Step } from "../../core/model.js";
import type { Observation } from "../../core/observed.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { namedRelations } from "../../sql/named-relations.js";
import type { Loaded } from "../load.js";
import type { Broken } from "./query-statements.js";
import { titleOf } from "../run/run-state.js";
import type { World } from "../world.js";

/** So many are shown one by one; the rest is told as a number. */
const mostShown = 20;
const longestShown = 400;

interface BrokenByStep {
  readonly loaded: Loaded;
  readonly step: Step;
  readonly broken: readonly Broken[];
  readonly observation: Observation | null;
}

/** The findings about statements that a migration breaks: what the statement is, how often it ran, and why. */
export async function toBrokenFindings(
  world: World,
  { loaded, step, broken, observation }: BrokenByStep,
): Promise<readonly Finding[]> {
  const environment = loaded.environment.name;
  const audience = world.config.audience;
  const shown: Finding[] = [];
  for (const { known, breakage } of broken.slice(0, mostShown)) {
    const place = await placeOf(
      loaded,
      step,
      known.statement.relations.map(({ name }) => name),
    );
    const severity = breakage.kind === "result-widened" ? ("warning" as const) : ("error" as const);
    const words = { statement: known.observed, breakage, title: titleOf(step) };
    // What is in no file of the repository is nobody's business but the team's.
    const hidden = audience === "public" && known.observed.place === null;
    const message = hidden ? sayLess(words) : sayAll(words, observation);
    shown.push(finding("query-broken", { message, severity, environment, help: helpOf(breakage), ...place }));
  }
  const more = broken.length - shown.length;
  if (more <= 0) return shown;
  const message = `${more} more observed statements break after ${titleOf(step)}`;
  return [...shown, finding("query-broken", { message, environment, file: scriptOf(step).file })];
}

interface Words {
  readonly statement: Broken["known"]["observed"];
  readonly breakage: Breakage;
  readonly title: string;
}

function sayAll({ statement, breakage, title }: Words, observation: Observation | null): string {
  const text = statement.text.replaceAll(/\s+/g, " ");
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  const since = observation?.since == null ? "" : ` since ${observation.since.slice(0, 10)}`;
  const role = statement.role === null ? "" : ` by ${statement.role}`;
  const calls = statement.calls ?? 0;
  const who =
    statement.place === null
      ? ` (called ${calls.toLocaleString("en-US")} ${calls === 1 ? "time" : "times"}${role}${since})`
      : ` (${statement.place.file}:${statement.place.line})`;
  return `after ${title}, the application's statement \`${cut.replaceAll("`", "'")}\`${who} ${sayBreakage(breakage)}`;
}

function sayLess({ breakage, title }: Words): string {
  const why = breakage.kind === "refused" ? `fails with ${breakage.sqlstate}` : "gives or takes something else";
  return `after ${title}, a statement that the application was seen to run ${why}`;
}

function sayBreakage(breakage: Breakage): string {
  switch (breakage.kind) {
    case "refused":
      return `fails: ${breakage.message} (${breakage.sqlstate})`;
    case "left-out":
      return `fails: it gives no value to ${breakage.columns.join(", ")}, which is required then (23502)`;
    case "result-widened":
      return `is another one for a client that has prepared it: ${breakage.what} (0A000, cached plan must not change result type)`;
    case "types":
      return `is another one: ${breakage.what}`;
  }
}

function helpOf(breakage: Breakage): string {
  switch (breakage.kind) {
    case "left-out":
      return "give the column a DEFAULT, or let it be NULL until every running application sets it";
    case "result-widened":
      return "let the application name its columns, or let it connect anew after the deployment";
    case "refused":
    case "types":
      return "keep what it needs until no running application uses it: add the new beside the old, deploy the application, remove the old in a later pull request";
  }
}

/** The first statement of the file that is about one of those relations; else the file. */
async function placeOf(loaded: Loaded, step: Step, names: readonly string[]): Promise<Location> {
  const script = scriptOf(step);
  const { statements } = await loaded.parse(script);
  const about = statements.find((one) => namedRelations([one]).some(({ name }) => names.includes(name)));
  return about?.location ?? statements[0]?.location ?? { file: script.file };
}
