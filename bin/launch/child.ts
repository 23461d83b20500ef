import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

export type ChildOptions = Readonly<{
  name: string;
  /** What follows `node`. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** What happens when it dies by itself: it is started again, or whatever this does; what answers `restart` has it started again too. */
  whenItDies: "restart" | ((how: string) => unknown);
  /** How long it gets to finish what it is doing. */
  patienceMs: number;
  say: (line: string) => void;
  /** Drops what it prints on stdout; its log is on stderr. */
  isQuiet?: boolean;
}>;

export type Child = Readonly<{
  /** Resolves with the first message that the child sends, rejects when it dies before. */
  firstMessage: () => Promise<unknown>;
  stop: () => Promise<void>;
}>;

const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 60_000;
const endWithParent = new URL("./end-with-parent.mjs", import.meta.url).href;
/** What makes node run our TypeScript with `server-only` silenced. */
export const OUR_TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
/**
 * For a process that answers thousands of calls a second: what a call leaves behind dies young where there is room for it, and is looked at
 * a quarter as often.
 */
export const MUCH_THAT_DIES_YOUNG = "--max-semi-space-size=64";

/** A process of ours that is watched: restarted or reported when it dies, and asked politely before it is killed. */
export function startChild(options: ChildOptions): Child {
  const { name, say, whenItDies } = options;
  let current = spawnChild(options);
  let isStopping = false;
  let deaths = 0;

  const watch = (child: ChildProcess, startedAt: number) => {
    child.once("exit", async (code, signal) => {
      if (isStopping) return;
      const how = signal ? `was killed (${signal})` : `ended with code ${code}`;
      if (whenItDies !== "restart" && whenItDies(`The ${name} ${how}`) !== "restart") return;
      deaths = Date.now() - startedAt > STEADY_MS ? 1 : deaths + 1;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (deaths - 1));
      say(`The ${name} ${how}; starting it again in ${pauseMs / 1000} s`);
      await wait(pauseMs);
      if (isStopping) return;
      current = spawnChild(options);
      watch(current, Date.now());
    });
  };
  watch(current, Date.now());

  return {
    firstMessage: () => {
      const child = current;
      return Promise.race([
        once(child, "message").then(([message]) => message as unknown),
        once(child, "exit").then(() => Promise.reject(new Error(`The ${name} could not start`))),
      ]);
    },
    stop: async () => {
      isStopping = true;
      if (current.exitCode !== null || current.signalCode !== null) return;
      const ended = once(current, "exit");
      current.kill("SIGTERM");
      const inTime = await Promise.race([ended.then(() => true), wait(options.patienceMs, false, { ref: false })]);
      if (inTime) return;
      say(`The ${name} did not end within ${options.patienceMs / 1000} s and is killed`);
      current.kill("SIGKILL");
      await ended;
    },
  };
}

// A process group of its own: Ctrl-C in a terminal reaches a whole group at once, and these end in order, one after the other.
function spawnChild({ args, env, isQuiet = false }: ChildOptions): ChildProcess {
  return spawn(process.execPath, ["--import", endWithParent, ...args], {
    stdio: ["ignore", isQuiet ? "ignore" : "inherit", "inherit", "ipc"],
    detached: true,
    env: { ...process.env, ...env },
  });
}
