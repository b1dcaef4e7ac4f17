import type { Change } from "./change.js";
import { columnChanges } from "./columns.js";
import { constraintChanges } from "./constraints.js";
import { foreignChanges } from "./foreign.js";
import { indexChanges } from "./indexes.js";
import { partitionChanges } from "./partitions.js";
import { rareChanges } from "./rare.js";
import { routineChanges } from "./routines.js";
import { tableChanges } from "./tables.js";
import { typeChanges } from "./triggers-and-types.js";

/** Every single change that drift is tried with. */
export const changes: readonly Change[] = [
  ...tableChanges,
  ...partitionChanges,
  ...columnChanges,
  ...constraintChanges,
  ...indexChanges,
  ...routineChanges,
  ...typeChanges,
  ...foreignChanges,
  ...rareChanges,
];
