/** What is different about a statement after a migration. */
export type Breakage =
  | { readonly kind: "refused"; readonly sqlstate: string; readonly message: string }
  | { readonly kind: "left-out"; readonly columns: readonly string[] }
  /** More columns come back behind the known ones, or a text has another of the text types. */
  | { readonly kind: "result-widened"; readonly what: string }
  | { readonly kind: "types"; readonly what: string };

interface Typed {
  readonly type: string;
  readonly typeName: string;
}

interface Shape {
  readonly parameters: readonly Typed[];
  readonly columns: readonly (Typed & { readonly name: string })[] | null;
  readonly leftOut: readonly string[];
}

type Planned =
  | ({ readonly kind: "planned" } & Shape)
  | { readonly kind: "refused"; readonly sqlstate: string; readonly message: string };

/** Compares how a server understood a statement that worked with how it does now; null where nothing changed. */
export function findBreakage(before: Shape, after: Planned): Breakage | null {
  if (after.kind === "refused") return after;
  const missing = after.leftOut.filter((column) => !before.leftOut.includes(column));
  if (missing.length > 0) return { kind: "left-out", columns: missing };
  return compareParameters(before.parameters, after.parameters) ?? compareColumns(before.columns, after.columns);
}

function compareParameters(before: readonly Typed[], after: readonly Typed[]): Breakage | null {
  const at = before.findIndex((one, index) => one.type !== after[index]?.type);
  const [was, is] = [before[at], after[at]];
  if (was === undefined || is === undefined || areTexts(was, is)) return null;
  return { kind: "types", what: `parameter $${at + 1} is ${is.typeName} instead of ${was.typeName}` };
}

function compareColumns(before: Shape["columns"], after: Shape["columns"]): Breakage | null {
  if (before === null || after === null) return null;
  for (const [index, was] of before.entries()) {
    const is = after[index];
    const label = was.name === "" ? `column ${index + 1} of its result` : `the column ${was.name} of its result`;
    if (is === undefined) return { kind: "types", what: `${label} is gone` };
    if (is.name !== was.name) return { kind: "types", what: `${label} is called ${is.name}` };
    if (is.type === was.type) continue;
    const what = `${label} is ${is.typeName} instead of ${was.typeName}`;
    return { kind: areTexts(was, is) ? "result-widened" : "types", what };
  }
  const more = after.slice(before.length).map(({ name }) => name);
  if (more.length === 0) return null;
  return { kind: "result-widened", what: `its result has ${more.length === 1 ? "a column" : "columns"} more` };
}

const texts: ReadonlySet<string> = new Set(["text", "character varying", "character"]);

/** What a driver reads and writes alike. */
function areTexts(a: Typed, b: Typed): boolean {
  return texts.has(a.typeName) && texts.has(b.typeName);
}
