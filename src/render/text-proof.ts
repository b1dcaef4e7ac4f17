import type { EnvironmentReport } from "../core/report.js";
import { isHeavy, listTableLocks, sayHowLong } from "./lock-words.js";
import { shownName } from "./object-words.js";
import type { Waiting } from "./outlook.js";
import type { Tone } from "./paint.js";
import { noUndoScript, proofsOf, toProofMarks, type ProofMark } from "./proof-words.js";
import { widthOf, wrap, type Screen } from "./text-layout.js";
import { count } from "./words.js";

const signs: Record<ProofMark["mark"], { readonly sign: string; readonly tone: Tone }> = {
  ok: { sign: "✓", tone: "ok" },
  warning: { sign: "!", tone: "warning" },
  error: { sign: "✗", tone: "error" },
  none: { sign: "–", tone: "dim" },
};
const indent = 6;
const locksAtMost = 10;

/** What was proven of a file that waits, and the existing tables that it locks: lines to stand below its own. */
export function toProofLines(waiting: Waiting, environment: EnvironmentReport, screen: Screen): readonly string[] {
  const { transactional } = waiting;
  const [shown] = proofsOf(waiting, { environments: [environment] });
  if (shown === undefined) return [];
  const { proof } = shown;
  const locks = listTableLocks(proof, { transactional: transactional !== false, environments: [environment] });
  const rest = locks.length - locksAtMost;
  return [
    // The line above says that there is no undo script.
    ...layMarks(
      toProofMarks(shown, waiting).filter(({ text }) => text !== noUndoScript),
      screen,
    ),
    ...locks.slice(0, locksAtMost).flatMap((lock) => {
      const lines = wrap(`${shownName(lock.relation)} ${lock.mode}, ${sayHowLong(lock)}`, { ...screen, indent });
      return isHeavy(lock) ? lines.map((line) => screen.paint("error", line)) : lines;
    }),
    ...(rest > 0 ? [`${" ".repeat(indent)}and ${count(rest, "more table")}`] : []),
  ];
}

/** Marks side by side, as many on a line as there is room. */
function layMarks(marks: readonly ProofMark[], { columns, paint }: Screen): readonly string[] {
  const lines: { text: string; width: number }[] = [];
  for (const { mark, text } of marks) {
    const { sign, tone } = signs[mark];
    const width = widthOf(text) + 4;
    const last = lines.at(-1);
    const shown = `${paint(tone, sign)} ${text}`;
    if (last === undefined || last.width + width > columns) lines.push({ text: shown, width: indent + width });
    else {
      last.text += `  ${shown}`;
      last.width += width;
    }
  }
  return lines.map(({ text }) => `${" ".repeat(indent)}${text}`);
}
