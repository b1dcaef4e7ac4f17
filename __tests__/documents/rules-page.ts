import { reviewRules } from "../../src/core/catalogue/review.js";
import type { ReviewRule, RuleGroup } from "../../src/core/catalogue/review-rule.js";

const groups: Readonly<Record<RuleGroup, string>> = {
  locking: "Nobody waits: locks and how long they are held.",
  rewriting: "No table is rewritten while people wait.",
  compatibility: "The application that runs now keeps working (blue-green deploys).",
  "data-loss": "No row is lost by accident.",
  idempotent: "Each file can run twice.",
  atomic: "One change in a file.",
  transaction: "What commits together, and what cannot.",
  undo: "Each version can be rolled back.",
  naming: "Taste. Off unless the configuration asks for it.",
};

const intro = `# Rules of the review

\`check\` reviews every pending migration and its undo script with these rules. They read PostgreSQL's own syntax tree, look
into \`DO\` blocks and into functions that the files make and call, and know the schema: from the database where \`check\` can
read one, else from the files that made it. So they are silent about tables that the same pull request makes, about changes
of type that rewrite nothing, about \`SET NOT NULL\` behind a valid \`CHECK\`, and the like.

Where the size of a table decides, a small one makes the finding a note and a large one an error (\`sizes\` in the
configuration file); a size that is not known counts as large. What a rehearsal has measured beats the rule: a finding that
it contradicts is left out, one that it confirms says "measured".

\`\`\`yaml
# .github/schema-version.yml
rules:
  create-index: error # error, warning, note or off
  prefer-bigint: warning
sizes:
  small: 10000 # rows
  large: 1000000
\`\`\`

A waiver accepts a finding, with a reason; it stays visible in the report. Directly above a statement it is about that one,
in the head of the file with a blank line below it about the whole file:

\`\`\`sql
-- schema-version: allow create-index because the table has forty rows
CREATE INDEX IF NOT EXISTS shops_name_idx ON shops (name);
\`\`\`

A contract step (a drop, a rename, a narrower type) is accepted when it names its expand step and that is applied:
\`-- schema-version: contract-of=12\`. Both in one pull request are an error.

\`check --fix\` on the command line writes the safe forms into the migrations folder.
`;

/** docs/rules.md, whole. */
export function toRulesPage(): string {
  const all: readonly (readonly [string, ReviewRule])[] = Object.entries(reviewRules);
  const sections = Object.entries(groups).map(([group, about]) => {
    const rules = all.filter(([, rule]) => rule.group === group);
    return `## ${group}\n\n${about}\n\n${rules.map(toSection).join("\n\n")}`;
  });
  return [intro, toOverview(all), ...sections].join("\n\n");
}

function toOverview(rules: readonly (readonly [string, ReviewRule])[]): string {
  const cell = (text: string | undefined): string => (text ?? "").replaceAll("|", "\\|");
  const rows = rules.map(([id, { severity, byDefault, group, peers }]) => {
    const level = byDefault === "off" ? `off (${severity})` : severity;
    return `| [\`${id}\`](#${id}) | ${group} | ${level} | ${cell(peers?.squawk)} | ${cell(peers?.atlas)} | ${cell(peers?.strongMigrations)} |`;
  });
  return `## Overview\n\nWhat squawk (2.68), Atlas and strong_migrations call it; an empty cell means that they say nothing. Since 0.38 \`atlas migrate lint\` as a whole needs Atlas Pro.\n\n| Rule | Group | By default | squawk | Atlas | strong_migrations |\n| --- | --- | --- | --- | --- | --- |\n${rows.join("\n")}`;
}

function toSection([id, rule]: readonly [string, ReviewRule]): string {
  const { about, why, help, safe, severity, byDefault, measured } = rule;
  const level = byDefault === "off" ? `off by default (${severity} when on)` : severity;
  const proof = measured === undefined ? "" : " · settled by the rehearsal";
  return `### ${id}\n\n${level}${proof}\n\n${toProse(about)} ${toProse(why)}\n\nWay out: ${toProse(help)}.\n\n\`\`\`sql\n${safe}\n\`\`\``;
}

/** Names in angle brackets would vanish as HTML. */
function toProse(text: string): string {
  return text.replaceAll(/[A-Z]?<[^<>]+>(?:__<[^<>]+>)?(?:\.\w+)*/g, (found) => `\`${found}\``);
}
