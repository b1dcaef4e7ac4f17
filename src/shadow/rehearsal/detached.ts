import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import { listAt, nodeAt, relationIn } from "../../sql/syntax.js";
import type { Node, RelationName } from "../../sql/syntax.js";
import type { ShadowDatabase } from "../shadow.js";
import { named } from "./declare.js";
import { nothing } from "./declared.js";
import type { Effect } from "./declared.js";
import { readNamedTables } from "./named-tables.js";
import { locksSql, relationsSql, toHeldLocks, toRelations } from "./observed.js";
import { seenFirst, sortLocks, traceStatement } from "./trace.js";

const [accessShare, shareUpdate, exclusive] = ["AccessShareLock", "ShareUpdateExclusiveLock", "AccessExclusiveLock"];

/**
 * What DETACH PARTITION CONCURRENTLY does: what the plain form does, which is looked at and rolled back, but for the lock
 * of the parent; the partition is locked gently first, and in the end alone.
 */
export async function readDetachTrace(
  { session, engine }: Pick<ShadowDatabase, "session" | "engine">,
  node: Node,
): Promise<Effect> {
  const command = nodeAt(listAt(node, "cmds")[0] ?? {}, "AlterTableCmd") ?? {};
  const parent = await readName(session, relationIn(nodeAt(node, "relation")));
  const partition = await readName(
    session,
    relationIn(nodeAt(nodeAt(nodeAt(command, "def") ?? {}, "PartitionCmd") ?? {}, "name")),
  );
  if (parent === null || partition === null) return nothing;
  const [, relations] = await query(session, `BEGIN;\n${relationsSql}`, "looking at the shadow's relations");
  const { results } = await session.send(`ALTER TABLE ${parent} DETACH PARTITION ${partition};\n${locksSql}`);
  await query(session, "ROLLBACK", "looking at the shadow's relations");
  const held = results[1];
  if (relations === undefined || held === undefined) return nothing;
  const step = { line: 1, kind: "AlterTableStmt", engine };
  const { trace } = traceStatement(seenFirst(toRelations(relations)), toHeldLocks(held), step);
  const locks = trace.locks.filter(({ relation, mode }) => relation !== parent || mode !== exclusive);
  const gentle = [accessShare, shareUpdate].map((mode) => ({ relation: parent, mode }));
  return { ...trace, locks: sortLocks([...locks, ...gentle, { relation: partition, mode: shareUpdate }]) };
}

async function readName(session: Session, relation: RelationName | null): Promise<string | null> {
  if (relation === null) return null;
  const [table] = await readNamedTables(session, named([relation], "without"));
  return table?.name ?? null;
}
