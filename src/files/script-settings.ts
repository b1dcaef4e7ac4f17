import type { Finding, ScriptSettings } from "../core/model.js";
import { finding } from "../core/problems.js";
import { parseEncoding } from "./decode.js";

interface ReadSettings {
  readonly settings: ScriptSettings;
  readonly findings: readonly Finding[];
}

/** Settings that a `.sql.conf` may have; how placeholders are written holds for all files. */
type Key = Exclude<keyof ScriptSettings, "placeholderPrefix" | "placeholderSuffix">;

const keys: Readonly<Record<Key, (value: string) => ScriptSettings | null>> = {
  executeInTransaction: (value) => ofBoolean(value, (executeInTransaction) => ({ executeInTransaction })),
  placeholderReplacement: (value) => ofBoolean(value, (placeholderReplacement) => ({ placeholderReplacement })),
  encoding: (value) => (parseEncoding(value) === null ? null : { encoding: value }),
};

function ofBoolean(value: string, toSettings: (value: boolean) => ScriptSettings): ScriptSettings | null {
  return /^(?:true|false)$/i.test(value) ? toSettings(value.toLowerCase() === "true") : null;
}

function isKey(name: string): name is Key {
  return Object.hasOwn(keys, name);
}

/** Reads a `<file>.sql.conf`: lines `key=value`, comments with `#`. */
export function readScriptSettings(file: string, text: string): ReadSettings {
  return text.split(/\r\n?|\n/).reduce<ReadSettings>(
    ({ settings, findings }, content, index) => {
      const line = content.trim();
      if (line === "" || line.startsWith("#")) return { settings, findings };
      const read = readLine(line, settings);
      return typeof read === "string"
        ? { settings, findings: [...findings, finding("script-settings", { message: read, file, line: index + 1 })] }
        : { settings: { ...settings, ...read }, findings };
    },
    { settings: {}, findings: [] },
  );
}

/** The setting of a line, or what is wrong with it. */
function readLine(line: string, earlier: ScriptSettings): ScriptSettings | string {
  const equals = line.indexOf("=");
  const [name, value] = [line.slice(0, Math.max(0, equals)).trim(), line.slice(equals + 1).trim()];
  if (name === "") return `"${line}" is not key=value`;
  if (!isKey(name)) return `there is no script setting "${name}"`;
  if (Object.hasOwn(earlier, name)) return `"${name}" is given twice`;
  const values = name === "encoding" ? "UTF-8, UTF-16LE, UTF-16BE, ISO-8859-1 or windows-1252" : "true or false";
  return keys[name](value) ?? `"${value}" is no value of "${name}": it takes ${values}`;
}
