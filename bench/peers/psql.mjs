import { join } from "node:path";

/**
 * psql with the same transactions: BEGIN, the file's statements, one row of history, COMMIT. By default a round trip for
 * each statement; `one message` sends a whole migration at once.
 * @param {string} name @param {string} bin @param {"statements" | "one message"} mode @returns {import("./peer.mjs").Peer}
 */
export function psql(name, bin, mode) {
  const end = mode === "one message" ? "\\;\n" : ";\n";
  const run = (program, url, ...args) => ({ program, args: ["-X", "-q", "-v", "ON_ERROR_STOP=1", ...args, url] });
  return {
    name,
    // Not the one on PATH: Debian's is a Perl script that looks for the real one.
    find: () => join(bin, "psql"),
    install: null,
    files: (migrations) =>
      new Map([["all.sql", createTable + migrations.map((one) => toTransaction(one, end)).join("")]]),
    version: (program) => ({ program, args: ["--version"] }),
    apply: (program, { folder, url }) => run(program, url, "-f", join(folder, "all.sql")),
    status: (program, { url }) => run(program, url, "-c", "SELECT * FROM schema_version ORDER BY version"),
    repeats: false,
  };
}

const createTable = `CREATE TABLE schema_version (version varchar(20) PRIMARY KEY, description text NOT NULL,
  script_name varchar(255) NOT NULL, checksum varchar(32) NOT NULL, installed_by varchar(100) NOT NULL,
  installed_on timestamp DEFAULT CURRENT_TIMESTAMP, execution_time integer NOT NULL, success boolean NOT NULL);\n`;

function toTransaction({ version, name, statements }, end) {
  const row = `INSERT INTO schema_version (version, description, script_name, checksum, installed_by, execution_time, success)
VALUES ('${version}', '${name}', 'V${version}__${name}.sql', '0123456789abcdef0123456789abcdef', 'bench', 1, true)`;
  return `${["BEGIN", ...statements, row].join(end)}${end}COMMIT;\n`;
}
