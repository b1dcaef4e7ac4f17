import { expect } from "vitest";

/** What comes by a mutant is counted for the test file that runs. */
const file = (expect.getState().testPath ?? "").replace(/^.*(?=__tests__\/)/, "").replaceAll("/", "+");
process.env.PATH = `${(process.env.PATH ?? "").replace(/:\/cover-[^:]+/, "")}:/cover-${file}`;
