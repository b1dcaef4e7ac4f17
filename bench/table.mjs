/** Figures as Markdown tables, which are read in a terminal just as well. */
import { median } from "./measure.mjs";

/**
 * @typedef {import("./measure.mjs").Sample} Sample
 * @typedef {{ readonly title: string, readonly samples: ReadonlyMap<string, readonly Sample[]> }} Measurement
 */

/** A table of one measurement; ratios are of medians and of minima, to the first row. @param {Measurement} measurement @returns {string} */
export function toTable({ title, samples }) {
  const [base] = samples.values();
  const heads = ["", "min s", "median s", "max s", "CPU s", "RSS MB", "× min", "× median", "runs"];
  const rows = [...samples].map(([name, own]) => toRow(name, own, base ?? own));
  return [`### ${title}`, "", ...layOut([heads, ...rows]), ""].join("\n");
}

function toRow(name, samples, base) {
  const walls = samples.map(({ wallMs }) => wallMs);
  const others = base.map(({ wallMs }) => wallMs);
  return [
    name,
    ...[Math.min(...walls), median(walls), Math.max(...walls)].map(toSeconds),
    known(samples, "cpuMs", toSeconds),
    known(samples, "rssMb", (value) => value.toFixed(0)),
    (Math.min(...walls) / Math.min(...others)).toFixed(2),
    (median(walls) / median(others)).toFixed(2),
    String(samples.length),
  ];
}

function known(samples, field, show) {
  const values = samples.map((sample) => sample[field]).filter((value) => value !== null);
  return values.length === 0 ? "-" : show(median(values));
}

function toSeconds(milliseconds) {
  return (milliseconds / 1000).toFixed(3);
}

function layOut(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  const [heads, ...body] = rows.map(line);
  return [heads, rule, ...body];
}
