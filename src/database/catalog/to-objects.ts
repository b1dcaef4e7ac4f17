import type { SchemaObject } from "../../core/schema/snapshot.js";
import type { Result } from "../session.js";
import { toColumn } from "./attribute-values.js";

interface Built extends SchemaObject {
  readonly attributes: Record<string, string>;
}

/** Objects of one catalog query: its columns are attributes, so that the differ needs to know no kinds. */
export function toObjects({ columns: names, rows }: Result): readonly SchemaObject[] {
  const columns = names.slice(2).map(toColumn);
  const ranks = names.indexOf("position:rank");
  const built = rows.map((row): Built => {
    const attributes: Record<string, string> = {};
    for (let index = 0; index < columns.length; index += 1) {
      const [value, column] = [row[index + 2], columns[index]];
      if (value === null || value === undefined || value === "" || column === undefined) continue;
      if (column.read === null) attributes[column.name] = value;
      else for (const [name, text] of column.read(value)) if (text !== "") attributes[name] = text;
    }
    return { kind: row[0] ?? "", identity: row[1] ?? "", attributes };
  });
  if (ranks !== -1)
    setPositions(
      built,
      rows.map((row) => row[ranks] ?? null),
    );
  return built;
}

/** Numbers the columns of each table from 1, of texts such as `16384 3`: dropped columns leave gaps that mean nothing. */
function setPositions(columns: readonly Built[], places: readonly (string | null)[]): void {
  const tables = new Map<string, { readonly column: Built; readonly attnum: number }[]>();
  for (const [index, column] of columns.entries()) {
    const [table = "", attnum] = (places[index] ?? "").split(" ");
    if (attnum === undefined) continue;
    const others = tables.get(table);
    if (others === undefined) tables.set(table, [{ column, attnum: Number(attnum) }]);
    else others.push({ column, attnum: Number(attnum) });
  }
  for (const table of tables.values()) {
    table.sort((a, b) => a.attnum - b.attnum);
    for (const [index, { column }] of table.entries()) column.attributes["position"] = String(index + 1);
  }
}
