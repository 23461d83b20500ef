import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import type { LedgerEntry } from "@/lib/upstreams/sandbox/store";
import { until } from "../until";

export type ChildTask =
  | { kind: "work"; stopAt: string | null; leaseSeconds: number }
  | { kind: "operate"; stopAt: string; commandId: string; input: { tokenId: string; reason: string } }
  | { kind: "drain" };

const ROOT = path.resolve(import.meta.dirname, "../../..");
const PLAIN = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
const FLAGS = [...PLAIN, "--import", "tsx"];

const alive = new Set<ChildProcess>();
// A halted process would outlive everybody who could wake it.
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

function keep(child: ChildProcess): ChildProcess {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

/**
 * The program of the victims as one file, because each of them lives so briefly that reading the sources would be most of its life.
 * It lies among the packages that it imports; answers its path.
 */
export async function bundleVictim(): Promise<string> {
  const outfile = path.join(ROOT, `node_modules/.cache/gatehouse/victim-${process.pid}.mjs`);
  const entryPoints = [path.join(import.meta.dirname, "child.ts")];
  await build({ entryPoints, outfile, bundle: true, packages: "external", platform: "node", format: "esm" });
  return outfile;
}

/** A process to be killed: ready for its task, and stopped once it has named the point. */
export class Victim {
  readonly #process: ChildProcess;
  readonly #ready: Promise<unknown>;
  readonly #stopped: Promise<unknown>;
  readonly #ended: Promise<unknown>;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    this.#process = keep(
      spawn(process.execPath, [...PLAIN, program], {
        cwd: ROOT,
        env: { NODE_ENV: "test", ...env },
        stdio: ["ignore", "ignore", "inherit", "pipe", "ipc"],
      }),
    );
    this.#ready = once(this.#process, "message");
    this.#stopped = once(createInterface(this.#process.stdio[3] as Readable), "line");
    this.#ended = once(this.#process, "exit");
  }

  /** Gives it its task as soon as it can take one. */
  async start(task: ChildTask): Promise<void> {
    await this.#ready;
    this.#process.send(task);
  }

  /** Resolves once it halted at its point; rejects when it ended without coming there. */
  async stopped(): Promise<void> {
    const early = this.#ended.then(() => {
      throw new Error("the process ended before it came to its point");
    });
    await Promise.race([this.#stopped, early]);
  }

  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#ended;
  }

  /** Lets a halted process go on and ends it in order, with whatever it had under way. */
  async wakeAndDrain(): Promise<void> {
    this.#process.send({ kind: "drain" } satisfies ChildTask);
    this.#process.kill("SIGCONT");
    await this.#ended;
  }

  /** Asks for an orderly end, which may halt at a point. */
  drain(): void {
    this.#process.send({ kind: "drain" } satisfies ChildTask);
  }
}

export type SandboxRequestLog = { operation: string; fault: string | null };

/** An AFAS sandbox in a process of its own, whose fsynced ledger survives whatever happens to anybody else. */
export async function spawnSandbox(stateFile: string) {
  const args = [...FLAGS, path.join(ROOT, "bin/sandbox.ts"), "afas", "--quiet", `--state=${stateFile}`];
  const stdio = ["ignore", "ignore", "inherit", "ipc"] as const;
  const child = keep(spawn(process.execPath, args, { cwd: ROOT, env: { NODE_ENV: "test" }, stdio: [...stdio] }));
  const [{ afas: url }] = (await once(child, "message")) as [{ afas: string }];
  const call = async <T>(name: string, method = "GET", body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/_sandbox/${name}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${name}`);
    return (await response.text().then((text) => (text ? JSON.parse(text) : null))) as T;
  };
  const requests = async () => (await call<{ requests: SandboxRequestLog[] }>("requests")).requests;
  return {
    url,
    restUrl: `${url}/ProfitRestServices`,
    soapUrl: `${url}/profitservices`,
    reset: (seed: unknown) => call("reset", "POST", seed),
    ledger: async () => (await call<{ entries: LedgerEntry[] }>("ledger")).entries,
    requests,
    /** Turns a fault on for the next request of this operation, and waits with what it returns until that one was struck. */
    async strikeOnce(kind: string, operation: string): Promise<() => Promise<true>> {
      const count = async () => (await requests()).filter(({ fault }) => fault === kind).length;
      const before = await count();
      await call("faults", "POST", { kind, operation, times: 1 });
      return () => until(async () => (await count()) > before, { withinMs: 60_000, what: `the fault ${kind}` });
    },
    async close(): Promise<void> {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
