import type { Finding, Location, Waiver } from "./model.js";
import { finding, problems } from "./problems.js";

/** A line `-- schema-version: allow …`, from the word `allow` on. */
export interface WaiverLine {
  readonly body: string;
  readonly location: Location & { readonly line: number };
  readonly below: "statement" | "blank line" | "nothing" | "code around";
}

/** Reads `allow <rule>[, <rule>] because <reason>`; directly above a statement it is about that, else about the file. */
export function readWaiver({ body, location, below }: WaiverLine): {
  readonly waiver: Waiver | null;
  readonly findings: readonly Finding[];
} {
  const because = /\bbecause\b/i.exec(body);
  const listed = body.slice("allow".length, because?.index).split(",");
  const rules = [...new Set(listed.map((name) => name.trim()))];
  const reason = because === null ? "" : body.slice(because.index + because[0].length).trim();
  const known = rules.filter((rule) => Object.hasOwn(problems, rule));
  const wrong = [
    ...explainRules(rules.filter((rule) => !known.includes(rule))),
    ...(reason === "" ? ['the waiver gives no reason; it ends with "because <reason>"'] : []),
    ...misplaced[below],
  ];
  const findings = wrong.map((message) => finding("waiver", { message, ...location }));
  if (findings.length > 0) return { waiver: null, findings };
  const scope = below === "statement" ? "statement" : "file";
  return { waiver: { rules: known, reason, line: location.line, scope }, findings };
}

/** The first of them: a line can be megabytes long. */
function explainRules(unknown: readonly string[]): readonly string[] {
  return unknown.slice(0, 10).map((rule) => (rule === "" ? "the waiver names no rule" : `there is no rule "${rule}"`));
}

const misplaced: Readonly<Record<WaiverLine["below"], readonly string[]>> = {
  statement: [],
  "blank line": [],
  nothing: ["the waiver stands above no statement"],
  "code around": ["the waiver stands inside a statement; it belongs on a line of its own above it"],
};
