/** What a value that came from outside must look like: a kind, a list of one shape, or an object's fields. */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "string?"
  | "number?"
  | "anything"
  | readonly [Shape]
  | { readonly [field: string]: Shape };

/** Whether a value has a shape; `?` allows null. Fields that the shape does not name are no matter. */
export function hasShape(value: unknown, shape: Shape): boolean {
  if (shape === "anything") return true;
  if (typeof shape === "string") {
    const kind = shape.replace("?", "");
    return (value === null && shape.endsWith("?")) || typeof value === kind;
  }
  if (Array.isArray(shape)) {
    const [item] = shape as readonly [Shape];
    return Array.isArray(value) && value.every((one) => hasShape(one, item));
  }
  return isRecord(value) && Object.entries(shape).every(([name, inner]) => hasShape(value[name], inner));
}

/** Whether a value is an object with fields, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a text is as JSON; null where it is none, which is no shape either. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
