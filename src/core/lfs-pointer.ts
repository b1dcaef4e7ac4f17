/** Whether a text is what git keeps in place of a file that Git LFS stores, and leaves where nobody fetched that file. */
export function isLfsPointer(text: string): boolean {
  return text.startsWith("version https://git-lfs.github.com/spec/");
}
