import { readdirSync, realpathSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { isInside } from "./inside.js";

interface Below {
  readonly kind: "folder" | "other";
  /** Below the folder, `/` between names. */
  readonly name: string;
}

/**
 * What lies below a folder, sorted: what is hidden is passed over, links are not followed, and what cannot be read is
 * empty. A folder that leads out of `within` holds nothing. Throws nothing.
 */
export function listBelow(folder: string, within: string | null): readonly Below[] {
  try {
    if (within !== null && !isInside(realpathSync(folder), realpathSync(within))) return [];
  } catch {
    return []; // it is not there
  }
  return list(folder, "");
}

function list(folder: string, above: string): readonly Below[] {
  return entriesOf(folder).flatMap((entry): readonly Below[] => {
    if (entry.name.startsWith(".")) return [];
    const name = `${above}${entry.name}`;
    if (!entry.isDirectory()) return [{ kind: "other", name }];
    return [{ kind: "folder", name }, ...list(join(folder, entry.name), `${name}/`)];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return []; // whoever reads its files says why they cannot be read
  }
}
