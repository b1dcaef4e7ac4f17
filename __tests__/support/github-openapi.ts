import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonObject;
}

/** One operation of GitHub's description, see `scripts/openapi-slice.mjs`. */
interface Operation {
  readonly id: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly schema: JsonObject };
  readonly responses: Readonly<Record<string, JsonObject | null>>;
}

export interface Route {
  readonly operation: Operation;
  readonly key: string;
  /** Values of the path's parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Slice {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: Readonly<Record<string, JsonObject>>;
}

const file = new URL("../fixtures/openapi/github.json", import.meta.url);
const slice = JSON.parse(readFileSync(file, "utf8")) as Slice;

function newAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes });
  formats.default(ajv);
  return ajv.addSchema({ $id: "https://github.test/slice", ...slice });
}

/** JSON bodies are taken as they are; path and query are text, whose types are read from it. */
const bodies = newAjv(false);
const texts = newAjv(true);
const compiled = new Map<string, ValidateFunction>();

function check(ajv: Ajv, key: string, schema: JsonObject, value: unknown): readonly string[] {
  // References point into the slice, from whatever part of it is compiled.
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://github.test/slice#/')) as JsonObject;
  const validate = compiled.get(key) ?? ajv.compile(absolute);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => {
    const detail = error.keyword === "additionalProperties" ? ` ${JSON.stringify(error.params)}` : "";
    return `${error.instancePath || "value"} ${error.message}${detail}`;
  });
}

const escape = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

const patterns = Object.entries(slice.operations).map(([key, operation]) => {
  const [method = "", template = ""] = key.split(" ");
  // Only the path of a file spans slashes.
  const source = escape(template).replaceAll(
    /\{(\w+)\}/g,
    (_, name) => `(?<${name}>${name === "path" ? ".+" : "[^/]+"})`,
  );
  return { key, method, operation, pattern: new RegExp(`^${source}$`) };
});

/** Finds the operation of a request; null when GitHub has none (or the slice leaves it out). */
export function matchRoute(method: string, path: string): Route | null {
  for (const { key, operation, pattern, method: own } of patterns) {
    const match = own === method ? pattern.exec(path) : null;
    if (match) {
      const values = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
      return { key, operation, parameters: Object.fromEntries(values) as Record<string, string> };
    }
  }
  return null;
}

/** What is wrong with path, query and body of a request, in words; also keys that GitHub would silently ignore. */
export function checkRequest(route: Route, query: URLSearchParams, body: Json | undefined): readonly string[] {
  const { operation, key } = route;
  const listed = operation.parameters.filter((parameter) => parameter.in !== "header");
  const schema: JsonObject = {
    type: "object",
    properties: Object.fromEntries(listed.map(({ name, schema: own }) => [name, own])),
    required: listed.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  const problems = check(texts, `${key} parameters`, schema, { ...Object.fromEntries(query), ...route.parameters });
  if (!operation.body) return body === undefined ? problems : [...problems, "this operation takes no body"];
  if (body === undefined) return operation.body.required ? [...problems, "the body is missing"] : problems;
  const { properties } = operation.body.schema;
  const unknown =
    typeof body === "object" && properties
      ? Object.keys(body ?? {}).filter((it) => !(it in (properties as object)))
      : [];
  const ignored = unknown.map((name) => `GitHub ignores "${name}" in the body`);
  return [...problems, ...check(bodies, `${key} body`, operation.body.schema, body), ...ignored];
}

/** What is wrong with a response of ours, in words: a fake that lies proves nothing. */
export function checkResponse(route: Route, status: number, body: Json | undefined): readonly string[] {
  const schema = route.operation.responses[status];
  if (schema === undefined) return [`GitHub does not answer ${route.operation.id} with ${status}`];
  if (schema === null) return body === undefined ? [] : [`${status} has no body`];
  return check(bodies, `${route.key} ${status}`, schema, body);
}

function sampleOf(schema: JsonObject): Json {
  if (typeof schema.$ref === "string") return sampleOf(slice.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  const { enum: values, type, anyOf, oneOf, allOf, format, properties = {}, required = [], minimum = 1 } = schema;
  if (Array.isArray(values)) return values[0] as Json;
  if (Array.isArray(allOf)) return Object.assign({}, ...allOf.map(sampleOf)) as Json;
  const choices = (anyOf ?? oneOf) as readonly JsonObject[] | undefined;
  if (choices) return choices.some((choice) => choice.type === "null") ? null : sampleOf(choices[0] ?? {});
  if (Array.isArray(type)) return null;
  if (type === "array") return [];
  if (type === "boolean") return false;
  if (type === "integer" || type === "number") return minimum;
  if (type === "string")
    return format === "date-time" ? "2026-11-22T14:00:00Z" : format === "uri" ? "https://github.test/" : "text";
  const all = properties as Readonly<Record<string, JsonObject>>;
  return Object.fromEntries((required as readonly string[]).map((name) => [name, sampleOf(all[name] ?? {})]));
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merge(base: Json, over: Json): Json {
  if (!isObject(base) || !isObject(over)) return over;
  const merged = Object.entries(over).map(([key, value]) => [
    key,
    key in base ? merge(base[key] ?? null, value) : value,
  ]);
  return { ...base, ...(Object.fromEntries(merged) as JsonObject) };
}

/** A complete value of one of GitHub's schemas: what it requires, with the given parts put in. */
export function sample(schema: string, parts: JsonObject = {}): JsonObject {
  const found = slice.schemas[schema];
  if (!found) throw new Error(`no schema "${schema}" in the slice of GitHub's description`);
  return merge(sampleOf(found), parts) as JsonObject;
}
