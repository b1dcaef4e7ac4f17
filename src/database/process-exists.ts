import { kill } from "node:process";

/** Whether there is a process with that pid now; another user's counts. */
export function processExists(pid: number): boolean {
  if (pid <= 0) return false; // that would be a group of them
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
