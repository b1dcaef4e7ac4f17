import { showIdentifier } from "../../sql/names.js";
import { flagAt, nodeAt, textAt } from "../../sql/syntax.js";
import { firstWords } from "../../sql/statement.js";
import type { StatementRule } from "../rule.js";
import { again, createdName, insert, isDropped, rule } from "./guarded.js";
import { tableOf } from "./words.js";

interface Guard {
  readonly what: string;
  readonly behind: RegExp;
}

const withIfNotExists: Readonly<Record<string, Guard>> = {
  CreateStmt: {
    what: "CREATE TABLE",
    behind: /^CREATE\s+(?:(?:GLOBAL|LOCAL)\s+)?(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?TABLE\s+/i,
  },
  CreateForeignTableStmt: { what: "CREATE FOREIGN TABLE", behind: /^CREATE\s+FOREIGN\s+TABLE\s+/i },
  CreateTableAsStmt: {
    what: "CREATE … AS",
    behind: /^CREATE\s+(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?(?:TABLE|MATERIALIZED\s+VIEW)\s+/i,
  },
  CreateSeqStmt: { what: "CREATE SEQUENCE", behind: /^CREATE\s+(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?SEQUENCE\s+/i },
  CreateSchemaStmt: { what: "CREATE SCHEMA", behind: /^CREATE\s+SCHEMA\s+/i },
  CreateExtensionStmt: { what: "CREATE EXTENSION", behind: /^CREATE\s+EXTENSION\s+/i },
  CreateStatsStmt: { what: "CREATE STATISTICS", behind: /^CREATE\s+STATISTICS\s+/i },
  CreateForeignServerStmt: { what: "CREATE SERVER", behind: /^CREATE\s+SERVER\s+/i },
  CreateUserMappingStmt: { what: "CREATE USER MAPPING", behind: /^CREATE\s+USER\s+MAPPING\s+/i },
  IndexStmt: { what: "CREATE INDEX", behind: /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?/i },
};

const createIfNotExists = rule("create-if-not-exists", Object.keys(withIfNotExists), (look) => {
  const { node, site, name } = look;
  const guard = withIfNotExists[site.kind];
  const base = site.kind === "CreateForeignTableStmt" ? (nodeAt(node, "base") ?? node) : node;
  const unnamed = site.kind === "IndexStmt" && textAt(node, "idxname") === null;
  const temporary = textAt(nodeAt(base, "relation") ?? {}, "relpersistence") === "t";
  if (guard === undefined || unnamed || temporary || flagAt(base, "if_not_exists") || isDropped(look)) return null;
  const named =
    site.kind === "IndexStmt"
      ? (textAt(node, "idxname") ?? "")
      : (name?.name ?? textAt(node, "schemaname") ?? textAt(node, "extname") ?? "");
  return {
    message: `${guard.what} ${showIdentifier(named)} has no IF NOT EXISTS: ${again}`,
    ...insert(site.text, guard.behind, "IF NOT EXISTS"),
  };
});

/** The only CREATE TABLE that has no guard: in a routine INTO means a variable. */
const selectInto = rule("create-if-not-exists", ["SelectStmt"], ({ node, site }) => {
  const into = nodeAt(nodeAt(node, "intoClause") ?? {}, "rel");
  if (into === null || site.within !== "statement" || textAt(into, "relpersistence") === "t") return null;
  return {
    message: `SELECT INTO ${showIdentifier(textAt(into, "relname") ?? "")} knows no IF NOT EXISTS: ${again}`,
    help: "write CREATE TABLE IF NOT EXISTS … AS SELECT",
  };
});

/** What CREATE of these takes, though most of their kind take nothing. */
const defined: Readonly<Record<string, { readonly behind: RegExp; readonly words: string }>> = {
  OBJECT_COLLATION: { behind: /^CREATE\s+COLLATION\s+/i, words: "IF NOT EXISTS" },
  OBJECT_AGGREGATE: { behind: /^CREATE\s+/i, words: "OR REPLACE" },
};

const replaceable: Readonly<Record<string, string>> = {
  ViewStmt: "CREATE VIEW",
  CreateFunctionStmt: "CREATE FUNCTION",
  RuleStmt: "CREATE RULE",
  CreateTrigStmt: "CREATE TRIGGER",
};

const createOrReplace = rule("create-or-replace", Object.keys(replaceable), (look) => {
  const { node, site, context } = look;
  const temporary = textAt(nodeAt(node, "view") ?? {}, "relpersistence") === "t";
  // A constraint trigger, and any trigger on 13, cannot be replaced: it is dropped first.
  const constraint = flagAt(node, "isconstraint");
  if (flagAt(node, "replace") || temporary || isDropped(look)) return null;
  const what = constraint ? "CREATE CONSTRAINT TRIGGER" : (replaceable[site.kind] ?? "CREATE");
  const possible = !constraint && (site.kind !== "CreateTrigStmt" || context.major === null || context.major >= 14);
  return {
    message: `${what} ${showIdentifier(createdName(site) ?? "")} ${possible ? "has no OR REPLACE" : "is not dropped before, IF EXISTS"}: ${again}`,
    ...(possible ? insert(site.text, /^CREATE\s+/i, "OR REPLACE") : {}),
  };
});

/** What a statement makes, in its own words. */
const created =
  /^CREATE\s+(?:DEFAULT\s+)?(?:FOREIGN\s+DATA\s+WRAPPER|EVENT\s+TRIGGER|ACCESS\s+METHOD|OPERATOR\s+(?:CLASS|FAMILY)|TEXT\s+SEARCH\s+\w+|\w+)/i;

const createGuarded = rule(
  "create-guarded",
  [
    "CreateEnumStmt",
    "CompositeTypeStmt",
    "CreateRangeStmt",
    "CreateDomainStmt",
    "CreatePolicyStmt",
    "CreateRoleStmt",
    "CreatePublicationStmt",
    "CreateSubscriptionStmt",
    "CreateCastStmt",
    "CreateOpClassStmt",
    "CreateOpFamilyStmt",
    "CreateEventTrigStmt",
    "CreateFdwStmt",
    "CreateConversionStmt",
    "CreateAmStmt",
    "DefineStmt",
  ],
  (look) => {
    const { node, site } = look;
    if (isDropped(look) || flagAt(node, "if_not_exists") || flagAt(node, "replace")) return null;
    const name = createdName(site) ?? "";
    const native = defined[textAt(node, "kind") ?? ""];
    if (native !== undefined)
      return {
        message: `${firstWords(site.text).split(" ").slice(0, 2).join(" ").toUpperCase()} ${showIdentifier(name)} has no ${native.words}: ${again}`,
        help: `write ${native.words}`,
        ...insert(site.text, native.behind, native.words),
      };
    const policy =
      site.kind === "CreatePolicyStmt" ? `DROP POLICY IF EXISTS ${showIdentifier(name)} ON ${tableOf(look)}` : null;
    const type = /^(?:CreateEnum|CompositeType|CreateRange|CreateDomain)Stmt$/.test(site.kind);
    return {
      message: `${created.exec(site.text)?.[0].replaceAll(/\s+/g, " ").toUpperCase() ?? "CREATE"} ${showIdentifier(name)} knows no IF NOT EXISTS: ${again}`,
      ...(policy === null ? {} : { help: `put ${policy}; before it`, replacement: `${policy};\n${site.text}` }),
      ...(type
        ? {
            help: `ask first: DO $$ BEGIN IF to_regtype('${name}') IS NULL THEN … END IF; END $$;`,
            ...guardType(site.text, showIdentifier(name)),
          }
        : {}),
    };
  },
);

function guardType(text: string, name: string): { readonly replacement?: string } {
  if (text.includes("$$")) return {};
  return {
    replacement: `DO $$ BEGIN\n  IF to_regtype('${name.replaceAll("'", "''")}') IS NULL THEN\n    ${text};\n  END IF;\nEND $$`,
  };
}

export const createRules: readonly StatementRule[] = [createIfNotExists, selectInto, createOrReplace, createGuarded];
