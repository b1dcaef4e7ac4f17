import type { SourceFile } from "../core/migration-set.js";
import { isSourceName, toSourceFiles, usualFiles, type FileOptions } from "./source-files.js";

/** A content that a file once had. */
export interface OlderVersion {
  /** Path below the repository's root at that time. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Decodes what files once were, by the settings that once lay beside them: where those changed too, each pair is one,
 * and the checksum tells which one is meant.
 */
export function toOlderFiles(versions: readonly OlderVersion[], how: FileOptions = usualFiles): readonly SourceFile[] {
  const settings = versions.filter(({ path }) => path.endsWith(".conf"));
  return versions
    .filter(({ path }) => isSourceName(path, how.naming) && !path.endsWith(".conf"))
    .flatMap(({ path, bytes }) => {
      const own = settings.filter((one) => one.path === `${path}.conf`);
      return [...own, null].flatMap((one) => {
        const file = { file: path, name: path, bytes };
        const both = one === null ? [file] : [file, { file: one.path, name: one.path, bytes: one.bytes }];
        return toSourceFiles(both, how).files;
      });
    });
}
