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
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).every(([name, inner]) => hasShape(fields[name], inner));
}
