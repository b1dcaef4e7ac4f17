/** The oldest Node that runs the command line, as `engines` of package.json says. */
const oldestNode = "20.12.0";

/** Says that a Node is too old for the command line; null where it is new enough. */
export function refuseNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = oldestNode.split(".").map(Number);
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return null;
  return `schema-version needs Node ${oldMajor}.${oldMinor} or newer, and this is Node ${version}`;
}
