import { toReport } from "../build.js";

export const report = toReport([], {
  command: "new",
  durationMs: 4,
  written: ["migrations/V15__add_phone.sql", "migrations/U15__add_phone.sql"],
});
