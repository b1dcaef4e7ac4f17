const table = /(<!-- table: (\w+) -->\n)[^]*?(\n?<!-- end of table -->)/g;
const example = /(<!-- example: ([\w.-]+) -->\n)[^]*?(\n?<!-- end of example -->)/g;

interface Sources {
  /** Markdown of a table, by name. */
  readonly tables: Readonly<Record<string, () => string>>;
  /** Text of a file of `examples/`. */
  readonly readExample: (name: string) => string;
}

/**
 * A document with its regions written anew: `<!-- table: name -->` to `<!-- end of table -->` from the code, and
 * `<!-- example: file -->` to `<!-- end of example -->` from the examples, without their comments.
 */
export function fillRegions(text: string, { tables, readExample }: Sources): string {
  const filled = text.replaceAll(table, (_, start: string, name: string) => {
    const write = tables[name];
    if (write === undefined) throw new Error(`there is no table "${name}"`);
    return `${start}\n${write()}\n\n<!-- end of table -->`;
  });
  return filled.replaceAll(example, (_, start: string, name: string) => {
    const yaml = readExample(name).replaceAll(/^ *#.*\n/gm, "");
    return `${start}\n\`\`\`yaml\n${yaml}\`\`\`\n\n<!-- end of example -->`;
  });
}
