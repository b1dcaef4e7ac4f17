import { finding } from "../../../src/core/problems.js";
import { context, toEnvironment, toMigration, toReport, toStep, toWaived } from "../build.js";

const nasty =
  "@everyone </details><script>alert(1)</script> [x](https://evil.example) #1 `a``b` |c| ]]> --> :smile: $x$";
const file = {
  version: "13",
  description: `${nasty}\n::add-mask::secret\n##[error]x\u202etxt.exe\u001b[31m\0`,
  sql: "SELECT 1; -- ```\n```\n</details>\n<!-- schema-version-action:v1 key=0 -->\n\u001b]8;;https://evil.example\u0007\u202e\n````\n",
} as const;
const path = "migrations/V13__a b#?%(x)[y]<z>|`.sql";

export const report = toReport(
  [
    toEnvironment(`prod|</sub>\n**@everyone**`, [file], {
      branch: "main`|`x",
      currentVersion: "12|<b>",
      plan: "blocked",
      migrations: [toMigration(file, { installedBy: nasty })],
      steps: [toStep(file, { file: path })],
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: nasty },
    }),
    toEnvironment("::set-output name=x::y", [file], { steps: [toStep(file, { file: path })] }),
  ],
  {
    findings: [
      {
        ...finding("syntax", {
          message: `syntax error at or near "${nasty}"\n::error::x`,
          help: nasty,
          file: path,
          line: 2,
          column: 3,
        }),
        hint: nasty,
        state: nasty,
      },
      toWaived("syntax", { message: nasty }, nasty),
    ],
    leftOut: [nasty],
    context: { ...context, ref: `refs/heads/${nasty}` },
  },
);
