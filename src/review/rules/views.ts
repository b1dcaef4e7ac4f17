import { showIdentifier } from "../../sql/names.js";
import { flagAt, listAt, nodesAt, textAt } from "../../sql/syntax.js";
import { outputOf, usersOf } from "../known/uses.js";
import type { Look, StatementRule } from "../rule.js";
import { listWords, tableOf } from "./words.js";

const columnInUse: StatementRule = {
  id: "column-in-use",
  on: ["AT_AlterColumnType", "AT_DropColumn"],
  alsoUndo: false,
  judge: (look) => {
    const { relation, node, known } = look;
    if (relation === null || textAt(node, "behavior") === "DROP_CASCADE") return null;
    const column = textAt(node, "name") ?? "";
    const gone = droppedBeside(look);
    const users = usersOf(known, relation, column).filter((what) => !gone.has(what) && !goesAlong(what, look));
    if (users.length === 0) return null;
    const refused = look.key === "AT_DropColumn" ? "its drop (2BP01)" : "another type (0A000)";
    const read = `${listWords(users)} ${users.length === 1 ? "reads" : "read"} ${tableOf(look)}.${showIdentifier(column)}`;
    return { message: `the ${read}, so PostgreSQL refuses ${refused}` };
  },
};

/** Until 14 what is generated from a column goes with it. */
function goesAlong(what: string, { key, context }: Look): boolean {
  return key === "AT_DropColumn" && (context.major ?? 18) < 15 && what.startsWith("generated column ");
}

/** Generated columns that the same statement drops. */
function droppedBeside({ site }: Look): ReadonlySet<string> {
  const drops = nodesAt(listAt(site.node, "cmds"), "AlterTableCmd").filter(
    (command) => textAt(command, "subtype") === "AT_DropColumn",
  );
  return new Set(drops.map((command) => `generated column ${textAt(command, "name") ?? ""}`));
}

const replaceView: StatementRule = {
  id: "replace-view",
  on: ["ViewStmt"],
  alsoUndo: true,
  judge: (look) => {
    if (look.file.kind === "undo" && clearsTheWay(look)) return null;
    const before = look.relation?.kind === "view" ? look.relation.output : null;
    const now = outputOf(look.known, look.node);
    if (!flagAt(look.node, "replace") || before === null || now === null) return null;
    const place = before.findIndex((name, index) => now[index] !== name);
    if (place === -1) return null;
    const [was, is] = [showIdentifier(before[place] ?? ""), now[place]];
    const change = is === undefined ? `leave out its column ${was}` : `make its column ${was} ${showIdentifier(is)}`;
    return { message: `OR REPLACE of ${tableOf(look)} cannot ${change} (42P16)` };
  },
};

/** What an undo script does before is not followed: a view that goes, or is called otherwise, is no longer in the way. */
function clearsTheWay({ file }: Look): boolean {
  return file.parsed.statements.some(
    ({ kind, text }) => /^(?:DropStmt|RenameStmt|DoStmt)$/.test(kind) || /\bcascade\b/i.test(text),
  );
}

/** Rules about views and what else reads columns. */
export const viewRules: readonly StatementRule[] = [columnInUse, replaceView];
