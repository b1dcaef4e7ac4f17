import type { LogEvent } from "../core/model.js";
import type { Report } from "../core/report.js";
import { visibleLine } from "./visible.js";

type Value = string | number | boolean | null;

const columns: readonly (readonly [string, (event: LogEvent) => Value])[] = [
  ["id", (event) => event.id],
  ["at", (event) => event.at],
  ["event", (event) => event.event],
  ["version", (event) => event.version],
  ["description", (event) => event.description],
  ["script", (event) => event.script],
  ["checksum", (event) => event.checksum],
  ["installed_by", (event) => event.installedBy],
  ["database_role", (event) => event.databaseRole],
  ["execution_ms", (event) => event.executionMs],
  ["success", (event) => event.success],
  ["sqlstate", (event) => event.sqlstate],
  ["message", (event) => event.message],
  ["reason", (event) => event.reason],
  ["repository", (event) => event.repository],
  ["ref", (event) => event.ref],
  ["commit", (event) => event.commit],
  ["pull_request", (event) => event.pullRequest],
  ["run_id", (event) => event.runId],
  ["run_url", (event) => event.runUrl],
  ["tool_version", (event) => event.toolVersion],
  ["wal_position", (event) => event.walPosition],
  ["wal_at", (event) => event.walAt],
];

/** The audit log as RFC 4180: a heading, then a line per event of every environment, newest first. */
export function renderCsv(report: Report): string {
  const heading = ["environment", ...columns.map(([name]) => name)];
  const rows = report.environments.flatMap(({ name, events }) =>
    events.map((event) => [toCell(name), ...columns.map(([, read]) => toCell(read(event)))]),
  );
  return [heading, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/**
 * A cell on one line. A spreadsheet must not take it for a formula (also after blanks, and after a semicolon, which parts
 * cells in many countries), a runner that prints it not for a command.
 */
function toCell(value: Value): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = visibleLine(value).replaceAll("##[", "## [");
  const harmless = text.replaceAll(/(?<=;\s*)(?=[=+\-@＝＋－＠])/g, "'").replace(/^(?=\s*(?:[=+\-@＝＋－＠]|::))/, "'");
  return /[",]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
