import type { FileRule, StatementRule } from "../rule.js";
import { columnRules } from "./columns.js";
import { compatibilityRules } from "./compatibility.js";
import { constraintRules } from "./constraints.js";
import { dropRules } from "./drops.js";
import { wholeRules } from "./files.js";
import { alterRules } from "./idempotent-alter.js";
import { changeRules } from "./idempotent-change.js";
import { createRules } from "./idempotent-create.js";
import { indexRules } from "./indexes.js";
import { namingRules } from "./naming.js";
import { notNullRules } from "./not-null.js";
import { reachRules } from "./reach.js";
import { refreshRules } from "./refresh.js";
import { renameFileRules, renameRules } from "./renames.js";
import { sequenceRules } from "./sequences.js";
import { partitionRules } from "./partitions.js";
import { tableRules } from "./tables.js";
import { typeRules } from "./types.js";
import { undoFileRules, undoStatementRules } from "./undo.js";
import { viewRules } from "./views.js";

export { newerSyntax } from "./newer-syntax.js";

/** Rules over single statements. */
export const statementRules: readonly StatementRule[] = [
  ...indexRules,
  ...constraintRules,
  ...columnRules,
  ...notNullRules,
  ...typeRules,
  ...partitionRules,
  ...tableRules,
  ...refreshRules,
  ...renameRules,
  ...dropRules,
  ...compatibilityRules,
  ...viewRules,
  ...createRules,
  ...alterRules,
  ...changeRules,
  ...undoStatementRules,
  ...namingRules,
  ...reachRules,
];

/** Rules over whole files. */
export const fileRules: readonly FileRule[] = [...renameFileRules, ...wholeRules, ...sequenceRules, ...undoFileRules];
