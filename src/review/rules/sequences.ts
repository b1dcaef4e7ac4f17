import { showRelation } from "../../sql/names.js";
import { firstWords } from "../../sql/statement.js";
import { flagAt, listAt, nameIn, nodeAt, nodesAt, relationIn, textAt } from "../../sql/syntax.js";
import type { FileRule, FoundAt, Look } from "../rule.js";
import type { Site } from "../sites.js";
import { definitionOf, listWords, tableOf } from "./words.js";

const severalForeignKeys: FileRule = {
  id: "several-foreign-keys",
  judge: ({ looks }) => {
    const keys = looks.filter(({ key, isNew }) => key === "AT_AddConstraint CONSTR_FOREIGN" && !isNew);
    const others = new Set(
      keys.map(({ node }) => relationIn(nodeAt(definitionOf(node, "Constraint"), "pktable"))?.name ?? ""),
    );
    const [, second] = keys;
    if (others.size < 2 || second === undefined) return [];
    return [
      {
        at: second.site,
        look: second,
        message: `the file adds foreign keys to ${listWords([...others])}: writes to all of them wait until it commits`,
      },
    ];
  },
};

const validateInSameFile: FileRule = {
  id: "validate-in-same-file",
  judge: ({ looks, file }) =>
    looks.flatMap((look): readonly FoundAt[] => {
      if (look.key !== "AT_ValidateConstraint" || look.isNew || !file.parsed.transactional) return [];
      const name = textAt(look.node, "name") ?? "";
      const adds = looks.some(
        (one) =>
          one.key.startsWith("AT_AddConstraint") &&
          one.relation?.key === look.relation?.key &&
          textAt(definitionOf(one.node, "Constraint"), "conname") === name,
      );
      if (!adds) return [];
      return [
        {
          at: look.site,
          look,
          message: `the lock of ADD CONSTRAINT on ${tableOf(look)} stays until the commit, so VALIDATE scans under it`,
          ...(look.name === null ? {} : { sizeOf: look.name }),
        },
      ];
    }),
};

const severalScans: FileRule = {
  id: "several-scans",
  judge: ({ drafts }) => {
    const scanning = drafts.filter(
      ({ rule, look }) =>
        look?.site.kind === "AlterTableStmt" &&
        /^(?:change-column-type|type-recheck|set-not-null|add-check|volatile-default|add-column-(?:serial|generated|check|domain))$/.test(
          rule,
        ),
    );
    const again = scanning.find((draft, index) =>
      scanning
        .slice(0, index)
        .some((one) => one.look?.relation?.key === draft.look?.relation?.key && one.site !== draft.site),
    );
    if (again?.look == null) return [];
    return [
      {
        at: again.site,
        look: again.look,
        message: `another statement passes over all of ${tableOf(again.look)} again`,
      },
    ];
  },
};

const severalWithoutTransaction: FileRule = {
  id: "several-without-transaction",
  judge: ({ file, sites }) => {
    const own = file.parsed.statements.filter(({ needsNoTransaction }) => needsNoTransaction);
    const second = sites.find(({ statement }) => statement === own[1]);
    return second === undefined
      ? []
      : [
          {
            at: second,
            message: `\`${firstWords(second.text)}\` is the second statement of the file that commits on its own: when it fails, the first one stays`,
          },
        ];
  },
};

/** Whether a text in it is none that PostgreSQL makes a value of: bodies in PL/pgSQL are not read before they are called. */
function onlyNames({ kind, node }: Site): boolean {
  if (kind === "AlterEnumStmt" || kind === "CommentStmt") return true;
  if (kind !== "CreateFunctionStmt") return false;
  const languages = nodesAt(listAt(node, "options"), "DefElem").filter((one) => textAt(one, "defname") === "language");
  return languages.some((one) => nameIn(nodeAt(one, "arg") ?? {})?.toLowerCase() !== "sql");
}

const enumValueUsed: FileRule = {
  id: "enum-value-used",
  judge: ({ file, sites, looks, context }) =>
    sites.flatMap((site, index): readonly FoundAt[] => {
      const label =
        site.kind === "AlterEnumStmt" && textAt(site.node, "oldVal") === null ? textAt(site.node, "newVal") : null;
      if (label === null || !file.parsed.transactional) return [];
      const made = looks.some(
        (look) =>
          look.key === "CreateEnumStmt" &&
          JSON.stringify(look.node["typeName"]) === JSON.stringify(site.node["typeName"]),
      );
      if (made && context.major !== null && context.major >= 17) return [];
      const literal = `'${label.replaceAll("'", "''")}'`;
      const user = sites.slice(index + 1).find((later) => !onlyNames(later) && later.text.includes(literal));
      return user === undefined
        ? []
        : [
            {
              at: user,
              message: `the enum value ${literal} cannot be used before the transaction that adds it has committed (55P04)`,
            },
          ];
    }),
};

/** Whether a new index does what a dropped one did: it has its name, or starts with the same column. */
function takesPlace(made: Look, dropped: Look): boolean {
  const name = textAt(made.node, "idxname");
  const column = textAt(nodeAt(listAt(made.node, "indexParams")[0] ?? {}, "IndexElem") ?? {}, "name") ?? "";
  const [leading] = dropped.index?.columns ?? [];
  return name === dropped.name?.name || (leading !== undefined && leading === column);
}

const replaceIndex: FileRule = {
  id: "replace-index",
  judge: ({ looks, file }) => {
    const made = looks.flatMap((look, index) => (look.key === "IndexStmt" ? [{ look, index }] : []));
    return looks.flatMap((look, index): readonly FoundAt[] => {
      const table = look.relation;
      if (look.key !== "DropStmt OBJECT_INDEX" || look.isNew || table === null) return [];
      const next = made.find(
        (one) => one.index > index && one.look.relation?.key === table.key && takesPlace(one.look, look),
      );
      if (next === undefined) return [];
      const on = showRelation({ schema: look.name?.schema ?? null, name: table.name });
      const message = file.parsed.transactional
        ? `${on} is locked against reads and writes from here to the commit, while the index that takes the place of this one is built`
        : `the index goes before the one that takes its place on ${on} is there: queries scan the table in between`;
      return [{ at: look.site, look, message }];
    });
  },
};

const enableRls: FileRule = {
  id: "enable-rls",
  judge: ({ looks }) =>
    looks.flatMap((look): readonly FoundAt[] => {
      if (look.key !== "AT_EnableRowSecurity" || look.isNew || (look.relation?.policies.size ?? 0) > 0) return [];
      return [
        {
          at: look.site,
          look,
          message: `${tableOf(look)} has no policy: with row level security everyone but its owner sees no row`,
        },
      ];
    }),
};

/** When it was looked at; by now the file has made it. */
function wasAbsent({ relation, known, node }: Look): boolean {
  return relation === null && known.from === "schema" && flagAt(node, "missing_ok");
}

const recreateView: FileRule = {
  id: "recreate-view",
  judge: ({ looks, sites }) => {
    const lastMade = new Map(looks.map((look, index) => [look.key === "ViewStmt" ? look.name?.name : "", index]));
    const grants = sites.filter(({ kind, node }) => kind === "GrantStmt" && flagAt(node, "is_grant"));
    return looks.flatMap((look, index): readonly FoundAt[] => {
      if (look.key !== "DropStmt OBJECT_VIEW" || look.isNew || wasAbsent(look)) return [];
      const name = look.name?.name ?? "";
      const granted = grants.some(({ text }) => text.includes(name));
      return (lastMade.get(name) ?? -1) > index && !granted
        ? [{ at: look.site, look, message: `the view ${tableOf(look)} is dropped and made again: its grants are lost` }]
        : [];
    });
  },
};

/** Rules over statements that only together are wrong. */
export const sequenceRules: readonly FileRule[] = [
  severalForeignKeys,
  validateInSameFile,
  severalScans,
  severalWithoutTransaction,
  enumValueUsed,
  replaceIndex,
  enableRls,
  recreateView,
];
