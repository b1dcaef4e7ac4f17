import { BaseSequencer, type TestSpecification } from "vitest/node";
import usual from "./vitest.config.ts";

/** In the order that they were asked for, the likeliest to notice first. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const asked = (process.env.MUTANT_TESTS ?? "").split(",");
    const place = ({ moduleId }: TestSpecification): number => asked.findIndex((name) => moduleId.endsWith(name));
    return await Promise.resolve(files.toSorted((a, b) => place(a) - place(b)));
  }
}

const learning = (process.env.PATH ?? "").includes("/cover-");

export default {
  ...usual,
  test: {
    ...usual.test,
    // What a file loads is counted for it.
    isolate: learning,
    setupFiles: learning ? ["scripts/mutants/setup.ts"] : [],
    retry: 0,
    reporters: [["json", { outputFile: process.env.MUTANT_REPORT }]],
    sequence: { sequencer: AsAsked },
  },
};
