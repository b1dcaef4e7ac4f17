import { chmod, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The arguments of ours that matter; the others are those that the cluster was made with. Nobody can rename the
 * superuser by ALTER ROLE who is that superuser.
 */
const script = (cluster: string, postgres: string): string => `#!/bin/sh
set -e
while [ $# -gt 0 ]; do
  case "$1" in
    --pgdata) data=$2 ;;
    --username) user=$2 ;;
    --pwfile) password=$(cat "$2") ;;
  esac
  shift
done
cp -R '${cluster}' "$data"
'${postgres}' --single -D "$data" -c fsync=off postgres <<SQL
ALTER ROLE postgres PASSWORD '$password'
UPDATE pg_authid SET rolname = '$user' WHERE oid = 10
SQL
`;

/**
 * Makes a folder, in that place, of programs whose initdb copies the cluster that the real one has made, and gives its superuser the name
 * and the password that were asked for: a seventh of the processor's time, for tests that start many servers and are
 * about what these do then.
 */
export async function prepareQuickInitdb(
  place: string,
  { programs, cluster }: { readonly programs: string; readonly cluster: string },
): Promise<string> {
  const folder = await mkdtemp(join(place, "quick-"));
  await chmod(folder, 0o755);
  const postgres = join(programs, "postgres");
  await symlink(postgres, join(folder, "postgres"));
  await writeFile(join(folder, "initdb"), script(cluster, postgres), { mode: 0o755 });
  return folder;
}
