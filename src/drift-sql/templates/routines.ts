import { altering } from "./any-kind.js";
import type { AttributeTemplate } from "./step.js";

/** Languages whose functions cost next to nothing unless told. */
const cheap: ReadonlySet<string> = new Set(["c", "internal"]);

const securityDefiner = altering((_from, to) => `SECURITY ${to === undefined ? "INVOKER" : "DEFINER"}`);

const ofFunction: Readonly<Record<string, AttributeTemplate>> = {
  volatility: altering((_from, to) => (to ?? "volatile").toUpperCase()),
  strict: altering((_from, to) => (to === undefined ? "CALLED ON NULL INPUT" : "STRICT")),
  security_definer: securityDefiner,
  leakproof: altering((_from, to) => (to === undefined ? "NOT LEAKPROOF" : "LEAKPROOF")),
  parallel: altering((_from, to) => `PARALLEL ${(to ?? "unsafe").toUpperCase()}`),
  cost: altering((_from, to, { goal }) => `COST ${to ?? (cheap.has(goal["language"] ?? "") ? "1" : "100")}`),
  rows: altering((_from, to) => `ROWS ${to ?? "1000"}`),
};

/** What a function is besides its body, changed without making it anew. */
export const routineTemplates: Readonly<Record<string, Readonly<Record<string, AttributeTemplate>>>> = {
  function: ofFunction,
  "window function": ofFunction,
  procedure: { security_definer: securityDefiner },
};
