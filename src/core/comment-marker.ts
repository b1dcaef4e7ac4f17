/** The hidden first line of a pull request comment, by which the next run finds it; `key` is made of word characters. */
export function toCommentMarker(key: string): string {
  return `<!-- schema-version-action:v1 key=${key.replaceAll(/\W/g, "")} -->`;
}

/** The hidden first line of a suggestion on a line of a pull request, by which the next run knows it. */
export function toSuggestionMarker(id: string): string {
  return `<!-- schema-version-action:v1 suggestion=${id.replaceAll(/\W/g, "")} -->`;
}

/** The hidden first line of an issue about drift, likewise. */
export function toIssueMarker(key: string): string {
  return `<!-- schema-version-action:v1 drift=${key.replaceAll(/\W/g, "")} -->`;
}
