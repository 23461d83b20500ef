import { writeSync } from "node:fs";

/** The pipe on which a child of the harness names the point that it stopped at. */
export const POINT_PIPE = 3;

/**
 * Names the point to the harness and halts this whole process, timers and all, at once. Killed now, it dies exactly here; sent
 * SIGCONT later, it goes on as a zombie that does not know how long it was away.
 */
export function stopHere(point: string): void {
  writeSync(POINT_PIPE, `${point}\n`);
  process.kill(process.pid, "SIGSTOP");
}
