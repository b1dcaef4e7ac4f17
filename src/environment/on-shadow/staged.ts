import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { CatalogScope } from "../../database/catalog/catalog-query.js";
import type { Shadow, ShadowDatabase } from "../../shadow/shadow.js";
import type { Unknown } from "./history-on-shadow.js";

/** The schema that pending files meet, on a throw-away database where they may run. */
export type SchemaOnShadow = Staged | Unknown;

export interface Staged {
  readonly kind: "staged";
  /** Leave it as it is, and work on clones. */
  readonly shadow: Shadow;
  readonly snapshot: SchemaSnapshot;
  /** How to read the schema of the shadow and its clones. */
  readonly scope: CatalogScope;
  /** A copy that the caller may change; closed with the rest at the latest. */
  readonly clone: () => Promise<ShadowDatabase>;
  /** Sentences: what is not as on the target. */
  readonly notes: readonly string[];
  /** Sentences: where the schema comes from, where that is not the files on record. */
  readonly origin: readonly string[];
  /** Keys of objects of the target that could not be made; `function public.f(integer)` for example. */
  readonly lacking: readonly string[];
}
