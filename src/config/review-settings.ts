import { reviewRules } from "../core/catalogue/review.js";
import type { Finding, Severity } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding, problems } from "../core/problems.js";
import type { ConfigFile, Value, Values } from "./config-file.js";

/** What the configuration file says of the review. */
export interface ReviewSettings {
  /** Severities of rules that the file gives, by id. */
  readonly levels: ReadonlyMap<string, Severity | "off">;
  /** Rows below which a table is small, and from which it is large. */
  readonly sizes: { readonly small: number; readonly large: number };
}

const levels: readonly (Severity | "off")[] = ["error", "warning", "note", "off"];
const usualSizes = { small: 10_000, large: 1_000_000 };

/** Reads `rules` and `sizes` of the configuration file; bad ones go into `findings` with their line. */
export function readReviewSettings(
  { rules, sizes }: Pick<ConfigFile, "rules" | "sizes">,
  file: string,
  findings: Finding[],
): ReviewSettings {
  const bad = (message: string, { line }: Value, help: string): void => {
    findings.push(finding("input", { message, help, file, line }));
  };
  return { levels: readLevels(rules, bad), sizes: readSizes(sizes, bad) };
}

type Bad = (message: string, value: Value, help: string) => void;

function readLevels(rules: Values, bad: Bad): ReviewSettings["levels"] {
  const read = new Map<string, Severity | "off">();
  for (const [id, value] of rules) {
    const level = levels.find((one) => one === value.text);
    if (!Object.hasOwn(reviewRules, id)) bad(...explainUnknown(id, value));
    else if (level === undefined)
      bad(`"${value.text}" is no severity of the rule ${id}`, value, "it takes error, warning, note or off");
    else read.set(id, level);
  }
  return read;
}

function explainUnknown(id: string, value: Value): Parameters<Bad> {
  if (Object.hasOwn(problems, id)) {
    return [`the severity of "${id}" cannot be chosen`, value, "docs/rules.md lists the rules whose severity can"];
  }
  const near = nearest(id, Object.keys(reviewRules));
  return [`there is no rule "${id}"`, value, near === null ? "docs/rules.md lists the rules" : `did you mean ${near}?`];
}

function readSizes(sizes: Values, bad: Bad): ReviewSettings["sizes"] {
  const read = { ...usualSizes };
  for (const [name, value] of sizes) {
    if (name !== "small" && name !== "large") bad(`unknown key "${name}" in sizes`, value, "known are small and large");
    else if (!/^\d{1,15}$/.test(value.text))
      bad(`sizes.${name} "${value.text}" is no number of rows`, value, "write a whole number");
    else read[name] = Number(value.text);
  }
  const [, large] = [...sizes].at(-1) ?? [];
  if (read.small > read.large && large !== undefined) {
    bad(`sizes.small (${read.small}) is above sizes.large (${read.large})`, large, "small is the lower one");
  }
  return read;
}
