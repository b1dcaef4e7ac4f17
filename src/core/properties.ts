/** One entry of a properties file. */
export interface Property {
  readonly key: string;
  readonly value: string;
  /** 1-based, where the entry begins. */
  readonly line: number;
}

/**
 * Reads a properties file as Flyway does: `key=value`, `key:value` or `key value`, comments with `#` or `!`. A backslash is
 * itself, so that folders of Windows can be written; at the end of a line it goes on with the next one, unless that
 * is empty or begins another setting.
 */
export function readProperties(text: string): readonly Property[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const properties: Property[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1;
    let content = lines[index] ?? "";
    if (content === "" || content.startsWith("#") || content.startsWith("!")) continue;
    while (content.endsWith("\\") && goesOn(lines[index + 1])) {
      index++;
      content = content.slice(0, -1) + (lines[index] ?? "");
    }
    const [, key = "", value = ""] = /^([^=:\s]*)\s*[=:]?\s*(.*)$/su.exec(content) ?? [];
    properties.push({ key, value, line });
  }
  return properties;
}

function goesOn(next: string | undefined): boolean {
  return next !== undefined && next !== "" && !(next.startsWith("flyway.") && next.includes("="));
}
