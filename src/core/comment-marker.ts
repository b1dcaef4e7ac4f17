/** The hidden first line of a pull request comment, by which the next run finds it; `key` is made of word characters. */
export function toCommentMarker(key: string): string {
  return `<!-- schema-version-action:v1 key=${key.replaceAll(/\W/g, "")} -->`;
}
