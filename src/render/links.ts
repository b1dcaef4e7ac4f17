import type { RunContext } from "../core/report.js";

/** Address of a file's line at the run's commit; null where the run does not know its repository. */
export function toBlobAddress(context: RunContext, file: string, line?: number): string | null {
  const { serverUrl, repository, commit } = context;
  if (serverUrl === null || repository === null || commit === null) return null;
  if (file.startsWith("/") || file.split("/").includes("..")) return null;
  const path = toUriPath(file.replace(/^(?:\.\/)+/, ""));
  return `${serverUrl}/${toUriPath(repository)}/blob/${encodeURIComponent(commit)}/${path}${line === undefined ? "" : `#L${line}`}`;
}

/** A path with every segment percent-encoded (RFC 3986); half characters cannot be encoded and become `�`. */
export function toUriPath(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeSegment)
    .join("/");
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A run's address that a database has on record, where it is one of this server; anyone can write anything there. */
export function toTrustedRun(
  context: RunContext,
  address: string | null,
): { readonly id: string; readonly url: string } | null {
  if (address === null || context.serverUrl === null || !address.startsWith(`${context.serverUrl}/`)) return null;
  const [, id] = /^\/[\w.-]+\/[\w.-]+\/actions\/runs\/(\d+)$/.exec(address.slice(context.serverUrl.length)) ?? [];
  return id === undefined ? null : { id, url: address };
}
