import { showIdentifier } from "../../sql/names.js";
import { listAt, nodeAt, nodesAt, textAt, type Node } from "../../sql/syntax.js";
import { showType, typeIn, type TypeName } from "../../sql/type-name.js";
import { columnIn } from "../known/columns.js";
import { findType } from "../known/known.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { notValidSteps, usualName } from "./constraints.js";
import { moveSteps } from "./move-column.js";
import { typeChange, type TypeChange } from "./type-change.js";
import { definitionOf, isAlone, listWords, sized, tableOf } from "./words.js";

interface Change {
  readonly column: string;
  readonly from: TypeName | null;
  readonly to: TypeName | null;
  readonly kind: TypeChange;
  readonly collates: boolean;
  /** What USING says: no more than the type, or another value. */
  readonly using: "nothing" | "the type" | "a value";
}

function changeOf(look: Look): Change | null {
  const definition = definitionOf(look.node, "ColumnDef");
  const column = textAt(look.node, "name") ?? "";
  const to = typeIn(nodeAt(definition, "typeName"));
  const before = look.relation?.columns.get(column);
  if (look.isNew || (before !== undefined && before.born !== "before" && look.file.kind !== "undo")) return null;
  const from = before?.type ?? null;
  const using = nodeAt(definition, "raw_default");
  const computed = using !== null && !isSelf(using, column, to);
  const plain = typeChange(from, to, look.known);
  const kind = computed && plain !== "narrow" ? "rewrite" : plain;
  return {
    column,
    from,
    to,
    kind,
    collates: nodeAt(definition, "collClause") !== null,
    using: using === null ? "nothing" : computed ? "a value" : "the type",
  };
}

/** `USING column` and `USING column::type` say no more than the type does. */
function isSelf(using: Node, column: string, to: TypeName | null): boolean {
  const cast = nodeAt(using, "TypeCast");
  if (cast === null) return columnIn(using) === column;
  const type = typeIn(nodeAt(cast, "typeName"));
  return columnIn(nodeAt(cast, "arg")) === column && type !== null && to !== null && showType(type) === showType(to);
}

function onType(
  id: StatementRule["id"],
  alsoUndo: boolean,
  judge: (look: Look, change: Change) => Found | null,
): StatementRule {
  return {
    id,
    on: ["AT_AlterColumnType"],
    alsoUndo,
    judge: (look) => {
      const change = changeOf(look);
      return change === null ? null : judge(look, change);
    },
  };
}

const named = (type: TypeName | null): string => (type === null ? "its type" : showType(type));

/** What happens to a column, in words: where both types are called alike, their names say nothing. */
function changing({ known }: Look, { column, from, to }: Pick<Change, "column" | "from" | "to">): string {
  const name = showIdentifier(column);
  const alike =
    from !== null && to !== null && showType({ ...from, schema: null }) === showType({ ...to, schema: null });
  if (!alike) return `changing ${name} ${from === null ? "" : `from ${named(from)} `}to ${named(to)}`;
  const type = findType(known, to);
  return type !== null && type.born !== "before"
    ? `changing ${name} to the new type ${named(to)}`
    : `computing ${name} anew`;
}

/** A column of the new type beside the old one. */
function moveTo(look: Look, { column, to, collates, using }: Change): Pick<Found, "steps"> {
  if (to === null || collates || using === "a value") return {};
  const by = using === "the type" ? "cast" : "assignment";
  return moveSteps(look, { from: column, to: `${column}_new`, type: to, by });
}

/** Whether it rewrites the rows; in an undo script nobody asks what fits. */
function rewrites({ file }: Look, { kind }: Change): boolean {
  return kind === "rewrite" || (kind === "narrow" && file.kind === "undo");
}

/** Columns whose other type rewrites the table in the same statement, which does that once. */
function rewrittenWith(look: Look): readonly Change[] {
  const commands = nodesAt(listAt(look.site.node, "cmds"), "AlterTableCmd");
  return commands.flatMap((node) => {
    const change = textAt(node, "subtype") === "AT_AlterColumnType" ? changeOf({ ...look, node }) : null;
    return change !== null && rewrites(look, change) ? [change] : [];
  });
}

/** What happens to several columns, in words. */
function changingAll(look: Look, all: readonly Change[]): string {
  const [first, ...others] = all;
  if (first === undefined) return "";
  if (others.length === 0) return changing(look, first);
  const names = all.map(({ column }) => showIdentifier(column));
  const types = ({ from, to }: Change): string =>
    from === null || to === null ? "" : ` from ${named(from)} to ${named(to)}`;
  const alike = others.every((one) => types(one) === types(first));
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more columns`] : names;
  return `changing ${listWords(shown)}${alike ? types(first) : ""}`;
}

const changeColumnType = onType("change-column-type", true, (look, change) => {
  const { column, from, to, kind } = change;
  const known = from === null ? "" : `from ${named(from)} `;
  if (rewrites(look, change)) {
    const all = rewrittenWith(look);
    // Told once, at the first of them.
    if (all.length > 1 && all[0]?.column !== column) return null;
    return {
      message: `${changingAll(look, all.length > 1 ? all : [change])} rewrites ${tableOf(look)} and its indexes under a lock against reads and writes`,
      ...sized(look),
      // The way out is that of one column.
      ...(all.length > 1 ? {} : moveTo(look, change)),
    };
  }
  if (kind !== "unknown") return null;
  const zone = from !== null && from.name.startsWith("timestamp");
  const when = zone ? "unless the session's TimeZone is UTC" : "unless the old type fits into it";
  return {
    message: `changing ${showIdentifier(column)} ${known}to ${named(to)} rewrites ${tableOf(look)} under a lock against reads and writes, ${when}`,
    severity: "warning",
  };
});

const typeRecheck = onType("type-recheck", true, (look, { column, kind, collates }) => {
  if (kind !== "free") return null;
  const checked = [...(look.relation?.constraints.values() ?? [])].some(
    (one) => one.kind === "check" && one.valid && one.columns.includes(column),
  );
  const [name, table] = [showIdentifier(column), tableOf(look)];
  if (collates) {
    return {
      message: `another collation of ${name} rewrites no row, and checks all of them and builds indexes anew under a lock on ${table}`,
      ...sized(look),
    };
  }
  if (checked) {
    return {
      message: `another type of ${name} rewrites no row, but a CHECK names it, which looks at all of them under a lock on ${table}`,
      help: "drop the CHECK first, add it NOT VALID behind the change, and VALIDATE it in the next file",
      ...sized(look),
    };
  }
  const indexes = rebuiltFor(look, column);
  if (indexes.length === 0) return null;
  return {
    message: `another type of ${name} rewrites no row, but builds ${listWords(indexes.map(showIdentifier))} anew under a lock on ${table}, since an expression or a WHERE is in it`,
    help: "drop the index with CONCURRENTLY first, and build it again with CONCURRENTLY behind the change, each in a file of its own",
    ...sized(look),
  };
});

/** Indexes that PostgreSQL builds anew for any other type of a column. */
function rebuiltFor({ known, relation }: Look, column: string): readonly string[] {
  const indexes = [...known.indexes.values()].filter(
    (one) => one.table === relation?.key && one.rebuiltFor.includes(column),
  );
  const exclusions = [...(relation?.constraints.values() ?? [])].filter((one) => one.rebuiltFor.includes(column));
  return [...indexes.map(({ name }) => name.name), ...exclusions.map(({ name }) => name)];
}

/** Of a virtual column no row holds anything, but its NOT NULL is asked of each. */
const expressionRecheck: StatementRule = {
  id: "type-recheck",
  on: ["AT_SetExpression"],
  alsoUndo: true,
  judge: (look) => {
    const column = textAt(look.node, "name") ?? "";
    const { generated = null, notNull = false } = look.relation?.columns.get(column) ?? {};
    if (look.isNew || generated !== "virtual" || !notNull) return null;
    return {
      message: `another expression of ${showIdentifier(column)} rewrites no row, but it is NOT NULL, so that all of them are computed under a lock on ${tableOf(look)}`,
      ...sized(look),
    };
  },
};

const narrowColumn = onType("narrow-column", false, (look, { column, from, to, kind }) => {
  if (kind !== "narrow") return null;
  return {
    message: `${named(to)} holds less than ${named(from)}: the change fails where a value of ${showIdentifier(column)} does not fit, rewrites ${tableOf(look)}, and the running application fails when it writes such a value`,
    ...limitTo(look, column, to),
  };
});

/** A CHECK keeps to the length as well as the type would. */
function limitTo(look: Look, column: string, to: TypeName | null): Pick<Found, "steps"> {
  const length = to !== null && !to.array && /^(?:varchar|bpchar)$/.test(to.name) ? to.modifiers[0] : undefined;
  if (length === undefined || !isAlone(look)) return {};
  const name = usualName(look, [column], "length");
  return { steps: notValidSteps(look, name, `CHECK (length(${showIdentifier(column)}) <= ${length})`) };
}

export const typeRules: readonly StatementRule[] = [changeColumnType, typeRecheck, expressionRecheck, narrowColumn];
