import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ErrorObject } from "ajv";
import type { FixFile } from "../../src/core/fix.js";

/** The part of the JSON report that tests read. */
export interface JsonReport {
  readonly formatVersion: number;
  readonly command: string;
  readonly verdict: string;
  readonly environments: readonly {
    readonly name: string;
    readonly reachable: boolean;
    readonly currentVersion: string | null;
    readonly targetVersion: string | null;
    readonly planDigest: string | null;
    readonly migrations: readonly {
      readonly version: string;
      readonly state: string;
      readonly result: string | null;
    }[];
    readonly events?: readonly {
      readonly event: string;
      readonly version: string | null;
      readonly installedBy: string;
    }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly help: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly environment: string | null;
    readonly fix?: readonly FixFile[];
  }[];
}

const schema = new URL("../../docs/report.schema.json", import.meta.url);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")) as object);

/** Reads a JSON report; throws where it is not what docs/report.schema.json promises. */
export function parseReport(text: string): JsonReport {
  const value: unknown = JSON.parse(text);
  if (!validate(value)) throw new Error((validate.errors ?? []).map(toText).join("\n"));
  return value as JsonReport;
}

function toText({ instancePath, message }: ErrorObject): string {
  return `${instancePath}: ${message ?? ""}`;
}
