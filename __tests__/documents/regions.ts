const region = /(<!-- table: (\w+) -->\n)[^]*?(\n<!-- end of table -->)/g;

/** A document with its tables written anew: what stands between `<!-- table: name -->` and `<!-- end of table -->`. */
export function fillRegions(text: string, tables: Readonly<Record<string, () => string>>): string {
  return text.replaceAll(region, (_, start: string, name: string, end: string) => {
    const table = tables[name];
    if (table === undefined) throw new Error(`there is no table "${name}"`);
    return `${start}\n${table()}\n${end}`;
  });
}

/** Names of the tables that a document holds. */
export function listRegions(text: string): readonly string[] {
  return [...text.matchAll(region)].map(([, , name = ""]) => name);
}
