import type { Report } from "../core/report.js";
import { tool } from "../core/tool.js";
import type { Paint } from "./paint.js";

const formats = ["text", "markdown", "json", "sarif", "csv"] as const;
export type Format = (typeof formats)[number];

export function isFormat(text: string): text is Format {
  return formats.some((format) => format === text);
}

/** The report in one of the command line's formats, each loaded when it is wanted: no query waits for it. */
export async function render(
  report: Report,
  format: Format,
  options: { readonly columns: number; readonly paint: Paint; readonly configFile: string },
): Promise<string> {
  switch (format) {
    case "text":
      return (await import("./text.js")).renderText(report, options);
    case "markdown":
      return (await import("./summary.js")).renderSummary(report);
    case "json":
      return (await import("./json.js")).renderJson(report, tool);
    case "sarif":
      return (await import("./sarif.js")).renderSarif(report, {
        version: tool.version,
        defaultFile: options.configFile,
      });
    case "csv":
      return (await import("./csv.js")).renderCsv(report);
  }
}
