import type { DriftedObject, EnvironmentReport, Report } from "../core/report.js";
import { nameOf, sayAgainst, sayDrifted, toDriftLines, toDriftSql, worstFirst } from "./drift-words.js";
import type { DriftSql } from "./drift-words.js";
import type { Tone } from "./paint.js";
import { wrap, type Screen } from "./text-layout.js";
import { visibleBlock, visibleLine } from "./visible.js";
import { count, toList } from "./words.js";

const tones: Record<DriftedObject["severity"], Tone> = {
  structural: "error",
  security: "error",
  operational: "warning",
  cosmetic: "dim",
};

const objectsAtMost = 100;
const textLimit = 160;
const linesAtMost = 200;
const labelWidth = 11;

/** The drift of an environment, worst first: what should be above what is. The command `drift` has the SQL too. */
export function toDriftLinesOf({ drift }: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  const because = drift.because.flatMap((sentence) => wrap(sentence, { ...screen, first: "  -", indent: 4 }));
  switch (drift.status) {
    case "off":
      return [];
    case "none":
      return [`  drift    ${screen.paint("ok", "none")}`, ...because];
    case "unknown":
      return [`  drift    ${screen.paint("warning", "unknown")}`, ...because];
    case "drift":
      return [
        `  drift    ${screen.paint("warning", visibleLine(sayDrifted(drift)))}`,
        ...toObjects(drift.objects, report, screen),
        ...because,
        ...toSql(drift, report, screen),
      ];
  }
}

function toObjects(objects: readonly DriftedObject[], { command }: Report, screen: Screen): readonly string[] {
  const ordered = worstFirst(objects);
  const told = command === "drift" ? ordered : ordered.filter(({ severity }) => severity !== "cosmetic");
  const rest = told.length - objectsAtMost;
  return [
    ...told.slice(0, objectsAtMost).flatMap((object) => toObject(object, screen)),
    ...(rest > 0 ? [`    and ${count(rest, "more object")}; --format json has all of them`] : []),
  ];
}

function toObject(object: DriftedObject, { columns, paint }: Screen): readonly string[] {
  const { change, severity } = object;
  const about = paint("dim", `${severity}, ${sayAgainst(object)}`);
  const head = `    ${paint(tones[severity], change.padEnd(labelWidth))}${visibleLine(nameOf(object))}  ${about}`;
  const side = (text: string, sign: string): readonly string[] =>
    wrap(text, { columns, first: `${" ".repeat(labelWidth + 4)}${sign}`, indent: labelWidth + 6 });
  const lines = toDriftLines(object, { limit: textLimit }).flatMap(({ attribute, expected, actual }) => {
    const before = attribute === "" ? "" : `${attribute}: `;
    const both = [...side(`${before}${expected.text}`, "-"), ...side(`${before}${actual.text}`, "+")];
    const only = [expected, actual].find(({ kind }) => kind === "text");
    if (attribute !== "") return both;
    return only === undefined ? [] : side(only.text, only === expected ? "-" : "+");
  });
  return [head, ...lines];
}

function toSql(drift: EnvironmentReport["drift"], { command }: Report, screen: Screen): readonly string[] {
  const all = toDriftSql(drift);
  if (command !== "drift")
    return all.length === 0 ? [] : ["    the command drift prints the SQL to keep it or to put it back"];
  return all.flatMap((one) => ["", ...toOneSql(one, screen)]);
}

function toOneSql({ title, sql, proof, left, destroys }: DriftSql, { columns, paint }: Screen): readonly string[] {
  const lines = visibleBlock(sql).trimEnd().split("\n");
  const rest = lines.length - linesAtMost;
  return [
    `  ${paint(proof === "verified" ? "ok" : "warning", title)}`,
    ...(left.length === 0 ? [] : wrap(`it leaves ${toList(left, { most: 10 })}`, { columns, indent: 4 })),
    ...destroys
      .flatMap((text) => wrap(`destroys data: ${text}`, { columns, indent: 4 }))
      .map((line) => paint("error", line)),
    ...lines.slice(0, linesAtMost).map((line) => `    | ${line}`),
    ...(rest > 0 ? [`    … ${count(rest, "more line")}; --format json has all of it`] : []),
  ];
}
