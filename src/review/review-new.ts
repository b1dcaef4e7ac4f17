import type { KnownRelation } from "./known/known.js";
import type { ReviewedFile } from "./rule.js";

/** Whether nobody can use it yet. What an undo script meets was put to use long ago, but for what its own migration made. */
export function isNew(relation: KnownRelation | null, file: ReviewedFile): boolean {
  if (relation === null) return false;
  if (relation.temporary) return true;
  return file.kind === "undo" ? relation.born === file.index : relation.born !== "before";
}
