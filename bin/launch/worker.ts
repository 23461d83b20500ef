import { type Child, OUR_TYPESCRIPT, startChild } from "./child";

/** The worker as a process of its own; when asked to stop it has 25 seconds to finish what is under way. */
export function startWorkerProcess(say: (line: string) => void): Child {
  return startChild({
    name: "worker",
    args: [...OUR_TYPESCRIPT, "bin/worker.ts"],
    env: { NODE_ENV: "production" },
    whenItDies: "restart",
    patienceMs: 25_000,
    say,
  });
}
