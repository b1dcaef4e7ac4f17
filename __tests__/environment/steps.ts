import type { Step } from "../../src/core/model.js";
import { filesOf, historyOf } from "../core/states.js";

const set = filesOf("1 2 3 U1 U2 U3 R:view");
const nobody = historyOf({ applied: "1 2 3" }).applied;

/** The step of a version, `u2` undoes one, `view` is the repeatable. */
export function stepOf(name: string): Step {
  const [repeatable] = set.repeatables;
  if (name === "view" && repeatable !== undefined) return { kind: "repeat", repeatable };
  const migration = set.versioned.find(({ version }) => version.text === name.replace("u", ""));
  if (migration === undefined) throw new Error(`no file of ${name}`);
  if (!name.startsWith("u")) return { kind: "apply", migration, resume: false };
  const row = nobody.find(({ version }) => version === migration.version.text);
  if (migration.undo === null || row === undefined) throw new Error(`no undo of ${name}`);
  return { kind: "undo", migration, undo: migration.undo, row };
}
