import { readDoBlock } from "./do-block.js";
import { loadedParser, type Tree } from "./parser.js";
import type { Statement } from "./statement.js";
import { asNode, listAt, nameIn, nodeAt, textAt, visitNodes, type Node } from "./syntax.js";
import { functionName } from "./transactionality.js";

/** Whose a role is: of the server that is asked about, or of the run alone. Null stands for the current one. */
export type IsOfServer = (role: string | null) => boolean;

type Judge = (node: Node, isOfServer: IsOfServer) => boolean;

const always: Judge = () => true;

/** Objects that belong to a server and not to a database of it, but roles. */
const shared = /^OBJECT_(?:DATABASE|TABLESPACE|SUBSCRIPTION|PARAMETER_ACL)$/;

const onShared =
  (field: string): Judge =>
  (node, isOfServer) => {
    const type = textAt(node, field) ?? "";
    return shared.test(type) || (type === "OBJECT_ROLE" && isOfServer(namedBy(node)));
  };

/** What PostgreSQL 14 to 18 keep for the whole server, or have on another one. What is made of roles is told by name. */
const judges: Readonly<Record<string, Judge>> = {
  AlterDatabaseRefreshCollStmt: always,
  AlterDatabaseSetStmt: always,
  AlterDatabaseStmt: always,
  AlterOwnerStmt: onShared("objectType"),
  AlterRoleSetStmt: (node, isOfServer) => nodeAt(node, "role") === null || isOfServer(roleIn(node, "role")),
  AlterRoleStmt: (node, isOfServer) => isOfServer(roleIn(node, "role")),
  AlterSubscriptionStmt: always,
  AlterSystemStmt: always,
  AlterTableSpaceOptionsStmt: always,
  CommentStmt: onShared("objtype"),
  CreatedbStmt: always,
  CreateSubscriptionStmt: always,
  CreateTableSpaceStmt: always,
  DropdbStmt: always,
  // It takes away privileges on databases and tablespaces, too.
  DropOwnedStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
  DropRoleStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
  DropSubscriptionStmt: always,
  DropTableSpaceStmt: always,
  // A membership is gone with either of its roles.
  GrantRoleStmt: (node, isOfServer) =>
    grantedIn(node).some(isOfServer) && rolesIn(node, "grantee_roles").some(isOfServer),
  GrantStmt: (node) => shared.test(textAt(node, "objtype") ?? ""),
  ReassignOwnedStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
  RenameStmt: onShared("renameType"),
  SecLabelStmt: onShared("objtype"),
};

/** Functions of PostgreSQL whose effect is on the server, on its other sessions, or on its log. */
const reaching =
  /^pg_(?:create_\w+_replication_slot|copy_\w+_replication_slot|drop_replication_slot|replication_slot_advance|sync_replication_slots|replication_origin_\w+|terminate_backend|cancel_backend|reload_conf|rotate_logfile\w*|switch_wal|promote|wal_replay_(?:pause|resume)|create_restore_point|backup_start|start_backup|stat_reset_\w+|logical_emit_message|file_(?:write|rename|unlink))$/;

/** The same in a text that is only SQL when it runs. */
const inText =
  /\b(?:alter|create|drop|comment\s+on|rename)\s+(?:role|user(?!\s+mapping)|group|database|tablespace|system|subscription)\b|\bon\s+(?:database|tablespace|parameter)\b|\b(?:grant|revoke)\s+(?:(?!\bon\b).)*\b(?:to|from)\b/is;

/**
 * What of a statement reaches beyond the database it runs in, half a sentence; null for nothing. It looks into DO blocks;
 * what a function does is not looked at, nor what SQL becomes when it runs.
 */
export function findBeyondDatabase(
  statement: Pick<Statement, "kind" | "node" | "text">,
  isOfServer: IsOfServer,
): string | null {
  const { kind, text } = statement;
  if (judges[kind]?.(asNode(statement.node), isOfServer) === true) return inShort(kind, text);
  const called = text.includes("pg_") ? findCalled(statement.node) : null;
  if (called !== null) return `${called}()`;
  return kind === "DoStmt" ? findInBlock({ kind, text, node: asNode(statement.node) }, isOfServer) : null;
}

function findInBlock(tree: Tree & { readonly text: string }, isOfServer: IsOfServer): string | null {
  const block = readDoBlock(loadedParser(), tree);
  if (block.kind === "unreadable") return inText.test(tree.text) ? "a block" : null;
  for (const inner of block.statements) {
    const found = findBeyondDatabase(inner, isOfServer);
    if (found !== null) return found;
  }
  // What names the database that it runs in stays there.
  const dynamic = block.dynamic.find((text) => inText.test(text) && !/\bcurrent_database\s*\(/i.test(text));
  return dynamic === undefined ? null : "SQL that a block puts together";
}

function findCalled(root: unknown): string | null {
  let found: string | null = null;
  visitNodes(root, (kind, node) => {
    const name = kind === "FuncCall" ? functionName(node) : null;
    if (name !== null && reaching.test(name)) found = name;
  });
  return found;
}

/** `ALTER ROLE`, for messages. */
function inShort(kind: string, text: string): string {
  const words = text.trim().toUpperCase().split(/\s+/, 3);
  switch (kind) {
    case "GrantRoleStmt":
      return `${words[0]} of a role`;
    case "GrantStmt":
      return `${words[0]} for a whole database or server`;
    case "CommentStmt":
    case "SecLabelStmt":
      return words.join(" ");
    default:
      return words.slice(0, 2).join(" ");
  }
}

function namedBy(node: Node): string | null {
  return textAt(node, "subname") ?? nameIn(nodeAt(node, "object") ?? {});
}

function roleIn(node: Node, field: string): string | null {
  return textAt(nodeAt(node, field) ?? {}, "rolename");
}

function rolesIn(node: Node, field: string): readonly (string | null)[] {
  return listAt(node, field).map((item) => roleIn(item, "RoleSpec"));
}

function grantedIn(node: Node): readonly (string | null)[] {
  return listAt(node, "granted_roles").map((item) => textAt(nodeAt(item, "AccessPriv") ?? {}, "priv_name"));
}
