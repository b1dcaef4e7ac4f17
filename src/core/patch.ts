/** A line that a pull request shows on the new side of a file. */
export interface PatchLine {
  /** Which part of the file it stands in: lines of two parts have others between them. */
  readonly hunk: number;
  readonly text: string;
}

/** The new side of a file's patch, by line, 1-based: what is added, and what stands around it. Line ends stay, but `\n`. */
export function readNewSide(patch: string): ReadonlyMap<number, PatchLine> {
  const found = new Map<number, PatchLine>();
  let [hunk, line] = [0, 0];
  for (const text of patch.split("\n")) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text)?.[1];
    if (start !== undefined) [hunk, line] = [hunk + 1, Number(start)];
    else if (hunk > 0 && /^[ +]/.test(text)) {
      found.set(line, { hunk, text: text.slice(1) });
      line += 1;
    }
  }
  return found;
}

/** Whether lines of a file, 1-based and inclusive, stand together in a patch and read there as they should. */
export function isInPatch(
  side: ReadonlyMap<number, PatchLine>,
  { startLine, endLine, text }: { readonly startLine: number; readonly endLine: number; readonly text: string },
): boolean {
  const lines = Array.from({ length: endLine - startLine + 1 }, (_, index) => side.get(startLine + index));
  const hunks = new Set(lines.map((line) => line?.hunk));
  if (lines.length === 0 || hunks.size !== 1 || hunks.has(undefined)) return false;
  return withoutReturns(lines.map((line) => line?.text ?? "").join("\n")) === withoutReturns(text);
}

/** Whether a patch keeps them is not said anywhere. */
function withoutReturns(text: string): string {
  return text.replaceAll(/\r(?=\n|$)/g, "");
}
