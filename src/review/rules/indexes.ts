import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, isOn, listAt, nodeAt, optionsIn, textAt, type Node, type RelationName } from "../../sql/syntax.js";
import { findIndex } from "../known/known.js";
import type { Found, StatementRule } from "../rule.js";
import { factsOf } from "../script-facts.js";
import { tableOf } from "./words.js";

const createIndex: StatementRule = {
  id: "create-index",
  on: ["IndexStmt"],
  alsoUndo: true,
  judge: (look) => {
    const { node, site, isNew, relation, name } = look;
    if (isNew || flagAt(node, "concurrent") || relation?.kind === "partitioned table" || name === null) return null;
    const index = textAt(node, "idxname") ?? usualName(node, name);
    const sql = concurrently(site.text, index);
    return {
      message: `CREATE INDEX on ${tableOf(look)} blocks every write to it while the index is built`,
      help: `build it without blocking, alone in its file: ${sql};`,
      sizeOf: name,
      steps: [
        { title: `create index ${index}`, sql: `${sql};`, undo: dropIndex({ schema: name.schema, name: index }) },
      ],
    };
  },
};

function usualName(node: Node, table: RelationName): string {
  const columns = listAt(node, "indexParams").map((item) => textAt(nodeAt(item, "IndexElem") ?? {}, "name") ?? "expr");
  return [table.name, ...columns, "idx"].join("_").slice(0, 63);
}

/** CREATE INDEX as it is written, with CONCURRENTLY, IF NOT EXISTS and a name. */
function concurrently(text: string, index: string): string {
  return text.replace(
    /^(CREATE\s+(?:UNIQUE\s+)?INDEX)\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?(?:"(?:[^"]|"")+"|(?!ON\b)[^\s"(]+)?\s*(?=ON\b)/i,
    (_, start: string) => `${start} CONCURRENTLY IF NOT EXISTS ${showIdentifier(index)} `,
  );
}

/** The safe way to drop an index. */
function dropIndex(name: RelationName): string {
  return `DROP INDEX CONCURRENTLY IF EXISTS ${showRelation(name)};`;
}

const createIndexPartitioned: StatementRule = {
  id: "create-index-partitioned",
  on: ["IndexStmt"],
  alsoUndo: true,
  judge: (look) => {
    const { node, isNew, relation, name, site } = look;
    // ON ONLY the parent locks nothing else and scans nothing.
    const only = nodeAt(node, "relation")?.["inh"] !== true;
    if (isNew || only || relation?.kind !== "partitioned table" || name === null) return null;
    const index = textAt(node, "idxname") ?? usualName(node, name);
    const onOnly = site.text.replace(/\bON\s+(?:ONLY\s+)?/i, "ON ONLY ");
    return {
      message: `CREATE INDEX on the partitioned table ${tableOf(look)} blocks writes to every partition while all of them are indexed`,
      help: `create it on the parent alone (${onOnly};), then for each partition CREATE INDEX CONCURRENTLY in a file of its own and ALTER INDEX ${showIdentifier(index)} ATTACH PARTITION …`,
      sizeOf: name,
    };
  },
};

const dropIndexRule: StatementRule = {
  id: "drop-index",
  on: ["DropStmt OBJECT_INDEX"],
  alsoUndo: true,
  judge: ({ node, name, isNew, relation, site, file, known }) => {
    if (isNew || flagAt(node, "concurrent") || name === null) return null;
    // IF EXISTS of what is not there does nothing.
    if (flagAt(node, "missing_ok") && known.complete && findIndex(known, name) === null) return null;
    const on = relation === null ? "its table" : showRelation({ schema: null, name: relation.name });
    const alone = listAt(site.node, "objects").length === 1 && textAt(site.node, "behavior") !== "DROP_CASCADE";
    const found: Found = {
      message: `DROP INDEX ${showRelation(name)} locks ${on} against reads and writes, and queues behind every query on it`,
      help: `drop it without the lock, alone in its file: ${dropIndex(name)}`,
      ...(relation === null ? {} : { sizeOf: relation }),
    };
    if (!alone) return found;
    const { work } = factsOf(file.parsed);
    return work === 1 ? { ...found, replacement: dropIndex(name).slice(0, -1) } : found;
  },
};

const reindex: StatementRule = {
  id: "reindex",
  on: ["ReindexStmt"],
  alsoUndo: true,
  judge: (look) => {
    const { node, isNew, name, site } = look;
    const kind = textAt(node, "kind") ?? "";
    if (isNew || isOn(optionsIn(node, "params"), "concurrently", "off") || /SYSTEM/.test(kind)) return null;
    const safe = site.text.replace(
      /^(REINDEX(?:\s*\([^)]*\))?\s+(?:INDEX|TABLE|SCHEMA|DATABASE))\s+/i,
      "$1 CONCURRENTLY ",
    );
    return {
      message: `REINDEX ${name === null ? "" : `of ${tableOf(look)} `}blocks writes while it rebuilds, and queries that use the index`,
      help: `rebuild it without blocking, alone in its file: ${safe};`,
      ...(name === null || kind !== "REINDEX_OBJECT_TABLE" ? {} : { sizeOf: name }),
      replacement: safe,
    };
  },
};

export const indexRules: readonly StatementRule[] = [createIndex, createIndexPartitioned, dropIndexRule, reindex];
