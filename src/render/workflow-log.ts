import { visibleBlock } from "./visible.js";

/*
 * Text for a log that a workflow runner reads: GitHub's takes `::command::` at the start of a line (after blanks) and
 * `##[command]` anywhere for orders, on stdout and stderr. A blank inside the signs breaks both and stays readable.
 * No zero-width sign: the runner compares by culture, which does not see them.
 */

/** Several lines; a carriage return alone ends a line for the runner too. */
export function harmlessLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => breakCommands(visibleBlock(line)));
}

function breakCommands(line: string): string {
  return line.replaceAll(/#(?=#\[)/g, "# ").replace(/^(\s*:)(?=:)/, "$1 ");
}
