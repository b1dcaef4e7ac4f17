import { flagAt, listAt, nodeAt, optionsIn, textAt, toRelationName, visitNodes, type Node } from "../../sql/syntax.js";
import type { Look, StatementRule } from "../rule.js";
import { keyedOf } from "../keys.js";

/** Something that an older server does not know. */
interface Feature {
  readonly since: number;
  readonly what: string;
}

type Finder = (node: Node) => Feature | null;

const since = (version: number, what: string): Feature => ({ since: version, what });

/** What statements and sub-commands need, by key. */
const byKey: Readonly<Record<string, Finder>> = {
  AT_SetCompression: () => since(14, "SET COMPRESSION"),
  AT_DetachPartition: (node) =>
    flagAt(nodeAt(nodeAt(node, "def") ?? {}, "PartitionCmd") ?? {}, "concurrent")
      ? since(14, "DETACH PARTITION CONCURRENTLY")
      : null,
  AT_DetachPartitionFinalize: () => since(14, "DETACH PARTITION FINALIZE"),
  CreateTrigStmt: (node) => (flagAt(node, "replace") ? since(14, "CREATE OR REPLACE TRIGGER") : null),
  CreateFunctionStmt: (node) => (node["sql_body"] === undefined ? null : since(14, "a function body in standard SQL")),
  AlterPublicationStmt: (node) =>
    listAt(node, "pubobjects").some(hasFilter) ? since(15, "row filters and column lists of publications") : null,
  CreatePublicationStmt: (node) =>
    listAt(node, "pubobjects").some(hasFilter) ? since(15, "row filters and column lists of publications") : null,
  AT_SetAccessMethod: () => since(15, "SET ACCESS METHOD"),
  ViewStmt: (node) =>
    optionsIn(node, "options").some(({ name }) => name === "security_invoker")
      ? since(15, "security_invoker views")
      : null,
  MergeStmt: (node) =>
    listAt(node, "returningList").length > 0 ||
    nodeAt(node, "returningClause") !== null ||
    listAt(node, "mergeWhenClauses").some(
      (item) => textAt(nodeAt(item, "MergeWhenClause") ?? {}, "matchKind") === "MERGE_WHEN_NOT_MATCHED_BY_SOURCE",
    )
      ? since(17, "MERGE … RETURNING and BY SOURCE")
      : since(15, "MERGE"),
  IndexStmt: (node) => (flagAt(node, "nulls_not_distinct") ? since(15, "NULLS NOT DISTINCT") : null),
  AlterCollationStmt: () => since(15, "ALTER COLLATION … REFRESH VERSION"),
  GrantRoleStmt: (node) =>
    optionsIn(node, "opt").some(({ name }) => /^(?:inherit|set)$/.test(name))
      ? since(16, "GRANT … WITH INHERIT or SET")
      : null,
  GrantStmt: (node) =>
    listAt(node, "privileges").some((item) => textAt(nodeAt(item, "AccessPriv") ?? {}, "priv_name") === "maintain")
      ? since(17, "the privilege MAINTAIN")
      : null,
  AT_SetExpression: () => since(17, "SET EXPRESSION"),
  VariableSetStmt: (node) => (textAt(node, "name") === "transaction_timeout" ? since(17, "transaction_timeout") : null),
  AT_AlterConstraint: (node) => {
    const change = nodeAt(nodeAt(node, "def") ?? {}, "ATAlterConstraint") ?? {};
    return flagAt(change, "alterInheritability") || flagAt(change, "alterEnforceability")
      ? since(18, "ALTER CONSTRAINT … INHERIT and ENFORCED")
      : null;
  },
  "AT_AddConstraint CONSTR_NOTNULL": () => since(18, "ADD CONSTRAINT … NOT NULL"),
};

function hasFilter(item: Node): boolean {
  const table = nodeAt(nodeAt(item, "PublicationObjSpec") ?? {}, "pubtable") ?? {};
  return nodeAt(table, "whereClause") !== null || listAt(table, "columns").length > 0;
}

/** What nodes anywhere in a statement need. */
const byTag: Readonly<Record<string, (node: Node) => Feature | null>> = {
  Constraint: (node) => {
    const contype = textAt(node, "contype") ?? "";
    if (flagAt(node, "nulls_not_distinct")) return since(15, "NULLS NOT DISTINCT");
    if (textAt(node, "generated_kind") === "v") return since(18, "VIRTUAL generated columns");
    if (flagAt(node, "without_overlaps") || flagAt(node, "fk_with_period"))
      return since(18, "WITHOUT OVERLAPS and PERIOD");
    const enforceable = contype === "CONSTR_CHECK" || contype === "CONSTR_FOREIGN";
    return (enforceable && !flagAt(node, "is_enforced")) || contype === "CONSTR_ATTR_NOT_ENFORCED"
      ? since(18, "NOT ENFORCED")
      : null;
  },
  ColumnDef: (node) =>
    textAt(node, "storage_name") === null
      ? textAt(node, "compression") === null
        ? null
        : since(14, "COMPRESSION of a column")
      : since(16, "STORAGE in CREATE TABLE"),
  FuncCall: (node) => {
    const name = toRelationName(listAt(node, "funcname"))?.name;
    return name === "uuidv7" || name === "uuidv4" ? since(18, `${name}()`) : null;
  },
};

/** Words without which no node can need more than PostgreSQL 14 has: most statements are not walked through. */
const hint = /uuidv|nulls\s+not|virtual|generated|overlaps|period|enforced|storage|compression/i;

function featuresOf(look: Look): readonly Feature[] {
  const found: Feature[] = [];
  for (const { key, node } of keyedOf(look.site)) {
    const feature = byKey[key]?.(node) ?? null;
    if (feature !== null) found.push(feature);
  }
  if (!hint.test(look.site.text)) return found;
  visitNodes({ [look.site.kind]: look.site.node }, (kind, node) => {
    const feature = byTag[kind]?.(node) ?? null;
    if (feature !== null) found.push(feature);
  });
  return found;
}

/** Any statement; judged once, at its first key. */
export const newerSyntax: Omit<StatementRule, "on"> = {
  id: "newer-syntax",
  alsoUndo: true,
  judge: (look) => {
    const { major } = look.context;
    if (major === null) return null;
    const missing = featuresOf(look).filter((feature) => feature.since > major);
    const [first] = missing.toSorted((a, b) => b.since - a.since);
    return first === undefined
      ? null
      : { message: `the target runs PostgreSQL ${major}, and ${first.what} came with ${first.since}` };
  },
};
