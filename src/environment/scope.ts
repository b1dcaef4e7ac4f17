import type { CatalogScope } from "../database/catalog/catalog-query.js";
import type { Target } from "../database/target.js";
import type { Loaded } from "./load.js";

/** The part of the database that drift is about. */
export function scopeOf({ environment }: Pick<Loaded, "environment">, { major, home }: Target): CatalogScope {
  return { major, home, schemas: environment.schemas };
}
