import type { Tree } from "./parser.js";
import { flagAt, isOn, listAt, nodeAt, optionsIn, textAt, type Node } from "./syntax.js";

/** What a statement is to its file: a setting, a guard that may stand beside anything, or its work. */
export type Role = "setting" | "guard" | "work";

/** `slotless`: subscriptions that the file detaches from their slot, so that their DROP leaves the other server alone. */
type Judge = (node: Node, slotless: ReadonlySet<string>) => boolean;

const always: Judge = () => true;

/** Kinds of statements that PostgreSQL 14 to 18 refuses inside a transaction (25001), always or in some forms. */
const judges: Readonly<Record<string, Judge>> = {
  AlterDatabaseStmt: (node) => optionsIn(node, "options").some(({ name }) => name === "tablespace"),
  AlterSubscriptionStmt: (node) => needsNoTransactionToAlter(node),
  AlterSystemStmt: always,
  AlterTableStmt: (node) =>
    listAt(node, "cmds").some((item) => {
      const command = nodeAt(item, "AlterTableCmd");
      const partition = nodeAt(nodeAt(command ?? {}, "def") ?? {}, "PartitionCmd");
      return partition !== null && flagAt(partition, "concurrent");
    }),
  ClusterStmt: (node) => nodeAt(node, "relation") === null,
  CreatedbStmt: always,
  // Without a connection no slot is created on the other server.
  CreateSubscriptionStmt: (node) => {
    const options = optionsIn(node, "options");
    return isOn(options, "connect", "on") && isOn(options, "create_slot", "on");
  },
  CreateTableSpaceStmt: always,
  DiscardStmt: (node) => textAt(node, "target") === "DISCARD_ALL",
  DropdbStmt: always,
  DropStmt: (node) => flagAt(node, "concurrent"),
  DropSubscriptionStmt: (node, slotless) => !slotless.has(textAt(node, "subname") ?? ""),
  DropTableSpaceStmt: always,
  IndexStmt: (node) => flagAt(node, "concurrent"),
  ReindexStmt: (node) =>
    /_(?:SCHEMA|SYSTEM|DATABASE)$/.test(textAt(node, "kind") ?? "") ||
    isOn(optionsIn(node, "params"), "concurrently", "off"),
  TransactionStmt: (node) => textAt(node, "kind")?.endsWith("_PREPARED") ?? false,
  VacuumStmt: (node) => flagAt(node, "is_vacuumcmd"),
};

function needsNoTransactionToAlter(node: Node): boolean {
  const options = optionsIn(node, "options");
  switch (textAt(node, "kind")) {
    case "ALTER_SUBSCRIPTION_REFRESH":
      return true;
    case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
    case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
    case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
      return isOn(options, "refresh", "on");
    default:
      return options.some(({ name }) => name === "failover" || name === "two_phase");
  }
}

/** Those that only CONCURRENTLY makes so. */
const forConcurrently: ReadonlySet<string> = new Set(["AlterTableStmt", "DropStmt", "IndexStmt"]);

/** Whether a text has the word. Most have not, and their trees need not be made. */
export function saysConcurrently({ text }: { readonly text: string }): boolean {
  return /concurrently/i.test(text);
}

/** The statements of a file that cannot run inside a transaction. */
export function listNeedingNoTransaction<T extends Tree & { readonly text: string }>(
  trees: readonly T[],
): ReadonlySet<T> {
  const slotless = new Set(trees.flatMap(listSlotless));
  const needs = (tree: T): boolean => {
    if (forConcurrently.has(tree.kind) && !saysConcurrently(tree)) return false;
    return judges[tree.kind]?.(tree.node, slotless) ?? false;
  };
  return new Set(trees.filter(needs));
}

/** The subscription of `ALTER SUBSCRIPTION … SET (slot_name = NONE)`. */
function listSlotless(tree: Tree): readonly string[] {
  if (tree.kind !== "AlterSubscriptionStmt") return [];
  const options = optionsIn(tree.node, "options");
  const none = options.some(({ name, value }) => name === "slot_name" && value?.toLowerCase() === "none");
  return none ? [textAt(tree.node, "subname") ?? ""] : [];
}

/** The role of a statement in its file. */
export function roleOf(tree: Tree): Role {
  if (tree.kind === "VariableSetStmt" || tree.kind === "VariableShowStmt") return "setting";
  if (tree.kind === "DoStmt") return "guard";
  return tree.kind === "SelectStmt" && onlySetsConfiguration(tree.node) ? "setting" : "work";
}

function onlySetsConfiguration(select: Node): boolean {
  const calls = calledIn(select);
  return calls.length > 0 && calls.every((name) => name === "set_config");
}

/** Functions that a SELECT without FROM calls, one per column; null for a column that is no call. */
export function calledIn(select: Node): readonly (string | null)[] {
  if (listAt(select, "fromClause").length > 0 || nodeAt(select, "whereClause") !== null) return [];
  return listAt(select, "targetList").map((target) => {
    const call = nodeAt(nodeAt(nodeAt(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
    return call === null ? null : functionName(call);
  });
}

/** The name of the function in a `FuncCall`, without its schema. */
export function functionName(call: Node): string | null {
  const name = listAt(call, "funcname").at(-1);
  return name === undefined ? null : textAt(nodeAt(name, "String") ?? {}, "sval");
}
