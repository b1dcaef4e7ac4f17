import type { Report } from "../core/report.js";
import { tool } from "../core/tool.js";
import { renderCsv } from "./csv.js";
import { renderJson } from "./json.js";
import type { Paint } from "./paint.js";
import { renderSarif } from "./sarif.js";
import { renderSummary } from "./summary.js";
import { renderText } from "./text.js";

const formats = ["text", "markdown", "json", "sarif", "csv"] as const;
export type Format = (typeof formats)[number];

export function isFormat(text: string): text is Format {
  return formats.some((format) => format === text);
}

/** The report in one of the command line's formats. */
export function render(
  report: Report,
  format: Format,
  options: { readonly columns: number; readonly paint: Paint; readonly configFile: string },
): string {
  switch (format) {
    case "text":
      return renderText(report, options);
    case "markdown":
      return renderSummary(report);
    case "json":
      return renderJson(report, tool);
    case "sarif":
      return renderSarif(report, { version: tool.version, defaultFile: options.configFile });
    case "csv":
      return renderCsv(report);
  }
}
