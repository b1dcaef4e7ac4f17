const value = String.raw`[\w."]+=(?:'(?:[^']|'')*'|\w+)`;
const storage = new RegExp(` WITH \\((${value}(?:, ${value})*)\\)(?= TABLESPACE | WHERE |$)`);

interface Split {
  readonly rest: string;
  /** `fastupdate=off, fillfactor=60`, sorted. */
  readonly options: string;
}

/** What pg_get_indexdef writes, without its storage options, and these by themselves. */
export function splitIndexOptions(definition: string): Split {
  const [, options = ""] = storage.exec(definition) ?? [];
  const plain = options.split(", ").map((option) => option.replace(/='((?:[^']|'')*)'$/, "=$1"));
  return { rest: definition.replace(storage, ""), options: plain.toSorted().join(", ") };
}

/** Whether two definitions of an index differ, and in their storage options alone. */
export function differInOptions(one = "", other = ""): boolean {
  const [left, right] = [one, other].map(splitIndexOptions);
  return left?.rest === right?.rest && left?.options !== right?.options;
}
