import { nextToken } from "../core/lexer.js";
import type { Location } from "../core/model.js";
import { readDoBlock, readRoutine, type DoBlock } from "../sql/do-block.js";
import { loadedParser, type Tree } from "../sql/parser.js";
import type { ParsedScript, Statement } from "../sql/script.js";
import { asNode, listAt, toRelationName, visitNodes } from "../sql/syntax.js";

/** Something that a script runs: a statement, or one inside a DO block or a function that the script calls. */
export interface Site extends Tree {
  /** Its own text; places in `node` are bytes of it. */
  readonly text: string;
  readonly statement: Statement;
  readonly within: "statement" | "do" | "routine";
  /** Whether a condition, a loop or an exception handler decides about it. */
  readonly guarded: boolean;
  readonly location: Location;
}

/** Kinds of sites that are no statements: what nobody can read before it runs. */
export const dynamicSite = "dynamic SQL";

/** What the routines run that scripts make, by name, so that a call can be looked into. */
export type Bodies = Map<string, DoBlock>;

/** All that a script runs, in order; routines that it makes are taken down in `bodies`. */
export function sitesOf({ statements }: Pick<ParsedScript, "statements">, bodies: Bodies): readonly Site[] {
  return statements.flatMap((statement) => sitesIn(statement, bodies));
}

/** What one statement runs. */
export function sitesIn(statement: Statement, bodies: Bodies): readonly Site[] {
  const node = asNode(statement.node);
  const { kind, text, location } = statement;
  const own: Site = { kind, node, text, statement, within: "statement", guarded: false, location };
  if (kind === "CreateFunctionStmt") remember(own, bodies);
  if (kind === "DoStmt") return [own, ...insideOf(readDoBlock(loadedParser(), own), own, "do", { bodies, depth: 0 })];
  return [own, ...calledBy(own, { bodies, depth: 0 })];
}

function remember(site: Site, bodies: Bodies): void {
  const name = toRelationName(listAt(site.node, "funcname"));
  if (name !== null) bodies.set(name.name, readRoutine(loadedParser(), site));
}

/** What calls may lead to, and how many of them led here. */
interface Calls {
  readonly bodies: Bodies;
  readonly depth: number;
}

function insideOf(block: DoBlock, outer: Site, within: "do" | "routine", calls: Calls): readonly Site[] {
  if (block.kind === "unreadable") return [dynamic(outer, within, outer.text)];
  const inner = block.statements.flatMap(({ kind, node, text, line, guarded }) => {
    const site: Site = {
      ...outer,
      kind,
      node,
      text,
      within,
      guarded: outer.guarded || guarded,
      location: within === "do" ? atLine(outer, line) : outer.location,
    };
    return [site, ...calledBy(site, { ...calls, depth: calls.depth + 1 })];
  });
  return [...inner, ...block.dynamic.map((source) => dynamic(outer, within, source))];
}

function dynamic(outer: Site, within: Site["within"], text: string): Site {
  return { ...outer, kind: dynamicSite, node: {}, text, within };
}

/** Routines that call each other are followed so far. */
const deepest = 5;

function calledBy(site: Site, { bodies, depth }: Calls): readonly Site[] {
  if (bodies.size === 0 || depth > deepest || !/^(?:SelectStmt|CallStmt)$/.test(site.kind)) return [];
  const called = new Set<DoBlock>();
  visitNodes({ [site.kind]: site.node }, (kind, node) => {
    const name = kind === "FuncCall" || kind === "CallStmt" ? nameOfCall(kind, node) : null;
    const body = name === null ? undefined : bodies.get(name);
    if (body !== undefined) called.add(body);
  });
  return [...called].flatMap((body) => insideOf(body, site, "routine", { bodies, depth }));
}

function nameOfCall(kind: string, node: Tree["node"]): string | null {
  const call = kind === "CallStmt" ? asNode(node["funccall"]) : node;
  return toRelationName(listAt(call, "funcname"))?.name ?? null;
}

/** The place of a line of a block's body, which starts where its quote does. */
function atLine({ text, location }: Site, line: number): Location {
  if (line === 0 || location.line === undefined) return location;
  for (let token = nextToken(text, 0); token !== null; token = nextToken(text, token.end)) {
    if (token.kind !== "string") continue;
    const above = text.slice(0, token.start).split("\n").length - 1;
    return { file: location.file, line: location.line + above + line - 1 };
  }
  return location;
}
