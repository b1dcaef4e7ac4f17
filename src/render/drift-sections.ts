import type { DriftedObject, EnvironmentReport, Report } from "../core/report.js";
import {
  isWithheld,
  sayAgainst,
  sayDrifted,
  tallyParts,
  toDriftLines,
  toDriftSql,
  worstFirst,
  type DriftSide,
  type DriftSql,
} from "./drift-words.js";
import { bold, code, details, fence, inline, table } from "./markdown.js";
import { shownName } from "./object-words.js";
import type { Section } from "./sections.js";
import { count, toList } from "./words.js";

const rowsAtMost = 100;
const textLimit = 160;
const namedAtMost = 10;

const icons: Record<DriftedObject["severity"], string> = {
  structural: "🔴",
  security: "🟠",
  operational: "🟡",
  cosmetic: "⚪",
};

/** Why there is neither a definition nor SQL. */
const withheld = "Definitions that are not in git are not shown in a public repository";

/** What differs in each environment, object by object, then the SQL both ways; folded. */
export function toDriftSections(report: Report): readonly Section[] {
  const named = report.environments.length > 1 || report.environments.some(({ name }) => name !== "default");
  return report.environments.flatMap((environment) => {
    const place = named ? ` in ${environment.name}` : "";
    return [
      { name: `the drift${place}`, cut: 3, body: toDifferences(environment, place) },
      { name: `the SQL for the drift${place}`, cut: 2, body: toSql(environment, place) },
    ];
  });
}

function toDifferences({ drift }: EnvironmentReport, place: string): string {
  const because = drift.because.map((sentence) => `- ${inline(sentence)}`).join("\n");
  if (drift.status === "unknown") return because === "" ? "" : details(`Drift${place} is unknown`, because);
  if (drift.status !== "drift") return "";
  const objects = worstFirst(drift.objects);
  const matter = objects.filter(({ severity }) => severity !== "cosmetic");
  const cosmetic = objects.filter(({ severity }) => severity === "cosmetic");
  const body = [
    toTable(matter),
    cosmetic.length === 0 ? "" : details(count(cosmetic.length, "cosmetic difference"), toTable(cosmetic)),
    isWithheld(drift) ? `${withheld}.` : "",
    because,
  ];
  return details(`Drift${place}: ${sayDrifted(drift)}`, body.filter((part) => part !== "").join("\n\n"));
}

function toTable(objects: readonly DriftedObject[]): string {
  if (objects.length === 0) return "";
  const rest = objects.length - rowsAtMost;
  const shown = table(["", "Object", "Should be", "Is"], objects.slice(0, rowsAtMost).map(toRow));
  return rest > 0 ? `${shown}\n\nand ${count(rest, "more object")}; the report file has all of them` : shown;
}

function toRow(object: DriftedObject): readonly string[] {
  const { change, kind, identity, severity, parts } = object;
  const lines = toDriftLines(object, { limit: textLimit });
  const told = lines.some(({ expected, actual }) => expected.kind === "text" || actual.kind === "text");
  const along = parts.length === 0 || !told ? "" : `, with ${tallyParts(parts)}`;
  const sides = (side: "expected" | "actual"): string =>
    lines
      .map((line) => {
        const before = line.attribute === "" ? "" : `${inline(line.attribute, { limit: 60 })}:\u00a0`;
        return `${before}${toSide(line[side])}`;
      })
      .join("<br>");
  return [
    `${icons[severity]}\u00a0${change}`,
    `${inline(kind, { limit: 60 })} ${code(shownName(identity), { limit: 120 })}<br><sub>${severity}, ${sayAgainst(object)}${inline(along, { limit: 200 })}</sub>`,
    sides("expected"),
    sides("actual"),
  ];
}

function toSide({ kind, text }: DriftSide): string {
  return kind === "words" ? inline(text) : code(text, { limit: textLimit + 10 });
}

function toSql({ drift }: EnvironmentReport, place: string): string {
  if (drift.status !== "drift") return "";
  return toDriftSql(drift)
    .map((one) => details(`${one.title}${place === "" ? "" : `:${place.replace(" in", "")}`}`, toSqlBody(one)))
    .join("\n\n");
}

function toSqlBody(one: DriftSql): string {
  const { left, destroys, sql, direction } = one;
  const lines = [
    direction === "to-capture"
      ? `${code("new --from-drift")} writes it as a file; on this database it changes nothing that is there.`
      : "",
    left.length === 0
      ? ""
      : `⚠️ It leaves ${toList(
          left.map((key) => code(key, { limit: 120 })),
          { most: namedAtMost },
        )}.`,
    destroys.length === 0
      ? ""
      : `⛔ ${bold("It destroys data:")} ${toList(
          destroys.map((text) => code(text, { limit: 120 })),
          { most: namedAtMost },
        )}`,
  ];
  return [...lines.filter((line) => line !== ""), fence(sql, "sql")].join("\n\n");
}
