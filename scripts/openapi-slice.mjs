/**
 * Cuts the operations that this action uses, or will, out of GitHub's OpenAPI description, as JSON Schema, for the tests'
 * local GitHub API. The description is large and no dependency; run by hand:
 *   npm i --prefix /tmp/openapi --ignore-scripts @octokit/openapi@23.0.2
 *   node scripts/openapi-slice.mjs /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const operationIds = new Set(
  `issues/list-comments issues/create-comment issues/get-comment issues/update-comment issues/delete-comment
  issues/list-for-repo issues/create issues/get issues/update
  issues/list-labels-for-repo issues/get-label issues/create-label issues/list-labels-on-issue issues/add-labels
  users/get-authenticated repos/get repos/get-content repos/get-commit
  pulls/get pulls/list pulls/list-files pulls/list-review-comments pulls/create-review repos/list-pull-requests-associated-with-commit
  checks/create checks/update checks/list-for-ref
  repos/create-deployment repos/list-deployments repos/create-deployment-status repos/list-deployment-statuses
  code-scanning/upload-sarif code-scanning/get-sarif actions/get-workflow-run`.split(/\s+/),
);

const documentation = new Set([
  "description",
  "example",
  "examples",
  "title",
  "externalDocs",
  "deprecated",
  "nullable",
]);

/** Translates OpenAPI 3.0 into JSON Schema: no documentation, `nullable` as a type, references into `schemas`. */
function toSchema(node) {
  if (Array.isArray(node)) return node.map(toSchema);
  if (typeof node !== "object" || node === null) return node;
  if (typeof node.$ref === "string") return { $ref: node.$ref.replace("#/components/", "#/") };
  const kept = Object.entries(node).filter(([key]) => !documentation.has(key) && !key.startsWith("x-"));
  const schema = Object.fromEntries(
    kept.map(([key, value]) => [key, key === "properties" ? toProperties(value) : toSchema(value)]),
  );
  if (node.nullable !== true) return schema;
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  return {
    ...schema,
    type: [schema.type, "null"],
    ...(schema.enum ? { enum: [...new Set([...schema.enum, null])] } : {}),
  };
}

/** Names of properties are data: one of them may be called `title` or `description`. */
function toProperties(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, toSchema(value)]));
}

function toOperation(operation, components) {
  const resolve = (node) =>
    node.$ref
      ? node.$ref
          .split("/")
          .slice(2)
          .reduce((at, key) => at[key], components)
      : node;
  const json = (node) => resolve(node).content?.["application/json"]?.schema;
  return {
    id: operation.operationId,
    parameters: (operation.parameters ?? []).map((parameter) => {
      const { name, in: place, required = false, schema } = resolve(parameter);
      return { name, in: place, required, schema: toSchema(schema) };
    }),
    ...(operation.requestBody
      ? { body: { required: operation.requestBody.required ?? false, schema: toSchema(json(operation.requestBody)) } }
      : {}),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, toSchema(json(response) ?? null)]),
    ),
  };
}

/** Names of the component schemas that a value refers to. */
function namesIn(value) {
  return [...JSON.stringify(value).matchAll(/"#\/schemas\/([^"/]+)/g)].map(([, name]) => name);
}

const { paths, components } = JSON.parse(await readFile(process.argv[2], "utf8"));
const operations = {};
for (const [path, methods] of Object.entries(paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (operationIds.delete(operation.operationId)) {
      operations[`${method.toUpperCase()} ${path}`] = toOperation(operation, components);
    }
  }
}
if (operationIds.size > 0) throw new Error(`unknown operations: ${[...operationIds].join(", ")}`);

const schemas = {};
const wanted = namesIn(operations);
for (const name of wanted) {
  if (schemas[name]) continue;
  schemas[name] = toSchema(components.schemas[name]);
  wanted.push(...namesIn(schemas[name]));
}
const target = fileURLToPath(new URL("../__tests__/fixtures/openapi/github.json", import.meta.url));
await writeFile(target, `${JSON.stringify({ operations, schemas })}\n`);
