import { resolve } from "node:path";
import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import { readEvidenceText, writeEvidenceText } from "../../files/evidence-file.js";
import { isTracked } from "../../git/is-tracked.js";
import { largestEvidence } from "./evidence.js";
import type { World } from "../world.js";

type Place = Pick<World, "workingDirectory" | "confined">;

/** The text of an evidence file. Throws Failure for one that is not there, too large, elsewhere, or tracked by git. */
export async function readEvidenceFile(place: Place, file: string): Promise<string> {
  await refuseTracked(place, file);
  const read = readEvidenceText(file, { ...place, root: place.workingDirectory }, largestEvidence);
  if ("problem" in read) throw refuse(file, `cannot be used: ${read.problem}`);
  return read.text;
}

/** Writes an evidence file; returns its path as people see it. Throws Failure. */
export async function writeEvidenceFile(place: Place, file: string, text: string): Promise<string> {
  await refuseTracked(place, file);
  const wrote = writeEvidenceText(file, { ...place, root: place.workingDirectory }, text);
  if ("problem" in wrote) throw refuse(file, `was not written: ${wrote.problem}`);
  return wrote.written;
}

/** In git a pull request could change it, and everybody could read it for ever. */
async function refuseTracked({ workingDirectory }: Place, file: string): Promise<void> {
  if (!(await isTracked(workingDirectory, resolve(workingDirectory, file)))) return;
  const help =
    "take it out of git with git rm --cached, add it to .gitignore, and pass it on as an artifact or a cache";
  throw refuse(file, "is tracked by git, where a pull request could change it and everybody reads it", help);
}

function refuse(file: string, what: string, help?: string): Failure {
  const message = `the evidence ${file} ${what}`;
  return new Failure("bad-input", [finding("evidence", { message, ...(help === undefined ? {} : { help }) })]);
}
