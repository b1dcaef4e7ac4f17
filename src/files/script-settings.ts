import type { Finding, ScriptSettings } from "../core/model.js";
import { finding } from "../core/problems.js";
import { readProperties, type Property } from "../core/properties.js";
import { parseEncoding } from "./decode.js";

interface ReadSettings {
  readonly settings: ScriptSettings;
  readonly findings: readonly Finding[];
}

/** Settings that a `.sql.conf` may have; how placeholders are written holds for all files. */
type Key = Exclude<keyof ScriptSettings, "placeholderPrefix" | "placeholderSuffix" | "mixed">;

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

/** Reads a `<file>.sql.conf`, a properties file; of a key that is given twice, the last one holds. */
export function readScriptSettings(file: string, text: string): ReadSettings {
  return readProperties(text).reduce<ReadSettings>(
    ({ settings, findings }, property) => {
      const read = toSetting(property);
      return typeof read === "string"
        ? {
            settings,
            findings: [...findings, finding("script-settings", { message: read, file, line: property.line })],
          }
        : { settings: { ...settings, ...read }, findings };
    },
    { settings: {}, findings: [] },
  );
}

/** The setting, or what is wrong with it. */
function toSetting({ key, value }: Property): ScriptSettings | string {
  if (key === "") return `"=${value}" is not key=value`;
  if (!isKey(key)) return `there is no script setting "${key}"`;
  const values = key === "encoding" ? "the name of an encoding, UTF-8 or windows-1252 for example" : "true or false";
  return keys[key](value) ?? `"${value}" is no value of "${key}": it takes ${values}`;
}
