import { altering, toUnits } from "./any-kind.js";
import { settingName, settingValue } from "./database-wide.js";
import { parseOptions } from "./options.js";
import { phraseOf } from "./phrase.js";
import type { AttributeTemplate } from "./step.js";

/** Languages whose functions cost next to nothing unless told. */
const cheap: ReadonlySet<string> = new Set(["c", "internal"]);

const securityDefiner = altering((_from, to) => `SECURITY ${to === undefined ? "INVOKER" : "DEFINER"}`);

const settings: AttributeTemplate = ({ kind, identity }, from, to) => {
  const [before, after] = [parseOptions(from), parseOptions(to)];
  const set = [...after].filter(([name, value]) => before.get(name) !== value);
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return toUnits([
    ...gone.map((name) => `ALTER ${phraseOf(kind, identity)} RESET ${settingName(name)}`),
    ...set.map(
      ([name, value]) => `ALTER ${phraseOf(kind, identity)} SET ${settingName(name)} TO ${settingValue(name, value)}`,
    ),
  ]);
};

const ofFunction: Readonly<Record<string, AttributeTemplate>> = {
  volatility: altering((_from, to) => (to ?? "volatile").toUpperCase()),
  strict: altering((_from, to) => (to === undefined ? "CALLED ON NULL INPUT" : "STRICT")),
  security_definer: securityDefiner,
  leakproof: altering((_from, to) => (to === undefined ? "NOT LEAKPROOF" : "LEAKPROOF")),
  parallel: altering((_from, to) => `PARALLEL ${(to ?? "unsafe").toUpperCase()}`),
  cost: altering((_from, to, { goal }) => `COST ${to ?? (cheap.has(goal["language"] ?? "") ? "1" : "100")}`),
  rows: altering((_from, to) => `ROWS ${to ?? "1000"}`),
  // Without arguments, as SUPPORT wants it; only making the function anew takes it away.
  support: altering((_from, to) => (to === undefined ? null : `SUPPORT ${to.replace(/\([^]*$/, "")}`)),
  settings,
};

/** What a function is besides its body, changed without making it anew. */
export const routineTemplates: Readonly<Record<string, Readonly<Record<string, AttributeTemplate>>>> = {
  function: ofFunction,
  "window function": ofFunction,
  procedure: { security_definer: securityDefiner, settings },
};
