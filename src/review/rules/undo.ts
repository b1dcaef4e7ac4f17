import { showIdentifier } from "../../sql/names.js";
import { textAt } from "../../sql/syntax.js";
import { columnsOf } from "../known/columns.js";
import { isAbsentColumn } from "../review-new.js";
import type { FileRule, FoundAt, StatementRule } from "../rule.js";
import type { Site } from "../sites.js";
import { undoIncomplete } from "./undo-incomplete.js";
import { undoMayFail } from "./undo-may-fail.js";
import { definitionOf, listWords, tableOf } from "./words.js";

const isWork = ({ kind, text }: Site): boolean =>
  !/^(?:VariableSetStmt|SelectStmt|DoStmt)$/.test(kind) && !/\bschema_version\b/.test(text);

const undoMissing: FileRule = {
  id: "undo-missing",
  judge: ({ file, undo, sites }) => {
    const needed = file.kind === "migration" && file.migration?.kind === "versioned" && sites.some(isWork);
    if (!needed || undo !== null) return [];
    const message = `version ${file.migration?.version.text ?? ""} has no undo script: a rollback stops at it`;
    const name = (file.script.file.split("/").at(-1) ?? "").replace(/^V/, "U");
    const help = `add ${name}, with the statements that bring back the schema from before; new --undo makes one`;
    return [{ at: null, message, help }];
  },
};

const undoLosesRows: StatementRule = {
  id: "undo-loses-rows",
  on: ["DropStmt OBJECT_TABLE", "AT_DropColumn", "TruncateStmt", "DeleteStmt"],
  alsoUndo: true,
  judge: (look) =>
    look.file.kind === "undo" ? { message: `the undo script destroys what ${tableOf(look)} got since` } : null,
};

const undoCannotRestore: FileRule = {
  id: "undo-cannot-restore",
  judge: ({ looks, undo }) => {
    const first = looks.find(
      (look) =>
        /^(?:DropStmt OBJECT_TABLE|AT_DropColumn|TruncateStmt|DeleteStmt)$/.test(look.key) &&
        !look.isNew &&
        !isAbsentColumn(look) &&
        (look.column?.born ?? "before") === "before" &&
        look.site.within !== "routine",
    );
    const refills = undo?.sites.some(({ kind }) => /^(?:Insert|Update|Merge|Copy)Stmt$/.test(kind)) === true;
    return undo === null || first === undefined || refills
      ? []
      : [
          {
            at: first.site,
            look: first,
            message: `the data that this destroys in ${tableOf(first)} does not come back with the undo script`,
          },
        ];
  },
};

const undoEnumValue: FileRule = {
  id: "undo-enum-value",
  judge: ({ sites, undo }): readonly FoundAt[] => {
    const added = sites.find(({ kind, node }) => kind === "AlterEnumStmt" && textAt(node, "oldVal") === null);
    const rebuilds = undo?.sites.some(({ kind }) => kind === "DropStmt" || kind === "RenameStmt") === true;
    return added === undefined || undo === null || rebuilds
      ? []
      : [
          {
            at: added,
            message: `the value '${textAt(added.node, "newVal") ?? ""}' stays after a rollback: PostgreSQL cannot take it away`,
          },
        ];
  },
};

const undoPrimaryKey: StatementRule = {
  id: "undo-primary-key",
  on: ["AT_AddConstraint CONSTR_PRIMARY"],
  alsoUndo: false,
  judge: (look) => {
    const { relation, undo, node } = look;
    const nullable = columnsOf(definitionOf(node, "Constraint")).filter(
      (column) => relation?.columns.get(column)?.notNull === false,
    );
    const drops = undo?.parsed.statements.some(({ text }) => /\bDROP\s+NOT\s+NULL\b/i.test(text)) === true;
    if (look.isNew || undo === null || drops || nullable.length === 0) return null;
    return {
      message: `the primary key makes ${listWords(nullable.map(showIdentifier))} NOT NULL, and the undo script leaves that behind`,
    };
  },
};

export const undoStatementRules: readonly StatementRule[] = [undoLosesRows, undoPrimaryKey, undoMayFail];
export const undoFileRules: readonly FileRule[] = [undoMissing, undoIncomplete, undoCannotRestore, undoEnumValue];
