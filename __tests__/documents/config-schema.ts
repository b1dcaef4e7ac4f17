import type { ReviewRule } from "../../src/core/catalogue/review-rule.js";
import { reviewRules } from "../../src/core/catalogue/review.js";
import { inputs } from "../../src/config/inputs.js";
import type { Input } from "../../src/config/inputs.js";

const duration = { type: ["string", "integer"], pattern: "^\\d{1,10}(ms|s|m)?$", minimum: 0 };
const variable = { type: "string", pattern: "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$" };
const text = { type: "string" };
const listOf = (items: object): object => ({ anyOf: [text, { type: "array", items }] });

/** The shape of an input's value in the configuration file. */
function shapeOf({ name, value = "" }: Input): object {
  if (value.includes("|")) return { enum: value.split("|") };
  if (name === "max-block") return { anyOf: [{ const: "off" }, duration] };
  if (name === "fail-on") return listOf({ enum: ["error", "warning", "drift", "never"] });
  if (value === "duration") return duration;
  if (value === "list") return listOf(text);
  if (value === "lines") {
    return { anyOf: [text, { type: "object", additionalProperties: { type: ["string", "number", "boolean"] } }] };
  }
  return text;
}

function toProperty(input: Input): readonly [string, object] {
  const { name, description, default: value } = input;
  return [name, { description, ...(value === "" ? {} : { default: value }), ...shapeOf(input) }];
}

function toLevel([id, rule]: readonly [string, ReviewRule]): readonly [string, object] {
  const { about, severity, byDefault } = rule;
  return [id, { description: about, default: byDefault ?? severity, enum: ["error", "warning", "note", "off"] }];
}

/** JSON schema of the configuration file, for editors: what `parseConfigFile` takes. */
export function toConfigSchema(): string {
  const all: readonly Input[] = inputs;
  const top = all.filter(({ name, inputOnly }) => inputOnly !== true && name !== "database-url");
  const own = all.filter(({ perEnvironment }) => perEnvironment === true);
  const environment = {
    type: "object",
    additionalProperties: false,
    properties: {
      branch: { ...text, description: "Branch whose push deploys this environment." },
      "database-url": {
        ...variable,
        description: "Exactly one ${VARIABLE} that holds the URL; the file never holds a secret.",
      },
      ...Object.fromEntries(own.map(toProperty)),
    },
  };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of schema-version-action (.github/schema-version.yml)",
    type: "object",
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(top.map(toProperty)),
      drift: {
        description: "What is no drift.",
        type: "object",
        additionalProperties: false,
        properties: {
          ignore: {
            description: "Patterns such as table:audit.* or index:public.tmp_*; the input drift-ignore beats them.",
            ...listOf(text),
          },
        },
      },
      flyway: {
        description: "What has to do with Flyway's own history.",
        type: "object",
        additionalProperties: false,
        properties: {
          history: {
            description: "mirror: what either engine applies, the other sees; own: Flyway's table is left alone.",
            default: "own",
            enum: ["own", "mirror"],
          },
          config: {
            description: "Flyway configuration to read; flyway.toml or flyway.conf unless told, off for none.",
            ...text,
          },
          table: { description: "Name of Flyway's history table.", default: "flyway_schema_history", ...text },
        },
      },
      rules: {
        description: "Severity of rules of the review (docs/rules.md).",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(reviewRules).map(toLevel)),
      },
      sizes: {
        description: "Rows below which a table is small (a lock is a note), and from which it is large (an error).",
        type: "object",
        additionalProperties: false,
        properties: {
          small: { type: "integer", minimum: 0, default: 10_000 },
          large: { type: "integer", minimum: 0, default: 1_000_000 },
        },
      },
      environments: {
        description: "Name to settings, in the order in which a push applies them.",
        type: "object",
        propertyNames: { pattern: "^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$" },
        additionalProperties: environment,
      },
    },
  };
  return JSON.stringify(schema, null, 2);
}
