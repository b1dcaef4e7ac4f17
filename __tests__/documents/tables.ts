import { honoured, notHonoured } from "../../src/config/flyway/known-settings.js";
import { flags, outputs } from "../../src/config/flags.js";
import { inputs } from "../../src/config/inputs.js";
import type { Input } from "../../src/config/inputs.js";
import { reviewRules } from "../../src/core/catalogue/review.js";
import { problems } from "../../src/core/problems.js";
import { scenes } from "../flyway/situations.js";

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text of the catalogues as Markdown: names in angle brackets would vanish as HTML, `$` pairs could become formulas. */
function toProse(text: string): string {
  return text.replaceAll(/`[^`]*`|<[^<>]+>(?:__<[^<>]+>)?(?:\.\w+)*|\$\{[^}]*\}/g, (found) =>
    found.startsWith("`") ? found : `\`${found}\``,
  );
}

function toDefault({ default: value }: Input): string {
  return value === "" ? "" : `\`${value}\``;
}

function placesOf({ name, inputOnly, perEnvironment }: Input): string {
  if (inputOnly === true) return "";
  return perEnvironment === true || name === "database-url" ? "file, environment" : "file";
}

/** Tables that documents hold, by name; each is written from the code that it is about. */
export const tables: Readonly<Record<string, () => string>> = {
  flywayStates: () =>
    toTable(
      ["What it is", "`flyway info`", "`status`"],
      scenes.flatMap(({ situations }) => situations).map(({ name, flyway, ours }) => [name, flyway, ours]),
    ),
  flywayHonoured: () => honoured.map((name) => `\`${name}\``).join(", "),
  flywaySettings: () =>
    toTable(
      ["Setting", "Why it does not hold"],
      Object.entries(notHonoured).map(([name, reason]) => [`\`${name.endsWith(".") ? `${name}*` : name}\``, reason]),
    ),
  inputs: () =>
    toTable(
      ["Input", "What it does", "Default", "Also in"],
      inputs.map((input: Input) => [
        `\`${input.name}\``,
        toProse(input.description),
        toDefault(input),
        input.name === "database-url" ? "environment" : placesOf(input),
      ]),
    ),
  outputs: () =>
    toTable(
      ["Output", "What it says"],
      outputs.map(([name, description]) => [`\`${name}\``, toProse(description)]),
    ),
  flags: () =>
    toTable(
      ["Flag", "What it does", "Default"],
      flags.map((flag: Input) => [
        `\`--${flag.name}${flag.value === undefined ? "" : ` <${flag.value}>`}\``,
        toProse(flag.description),
        toDefault(flag),
      ]),
    ),
  rules: () =>
    toTable(
      ["Rule", "Severity", "What it means", "What to do"],
      Object.entries(problems)
        .filter(([id]) => !Object.hasOwn(reviewRules, id))
        .map(([id, { severity, about, help }]) => [`\`${id}\``, severity, toProse(about), toProse(help)]),
    ),
};
