import { relative, isAbsolute, sep } from "node:path";

/** Whether a path is the folder, or lies below it, by their names alone: links are the caller's to resolve. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
