/** Orders texts by their code units: the same everywhere, whatever the locale is. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
