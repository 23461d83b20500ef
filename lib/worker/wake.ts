import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const POLL_MS = 1_000;

export type Wake = { wait(): Promise<void>; stop(): Promise<void> };

/** Wakes a waiter when a delivery is stored, and every second in any case, so that a lost notice costs a second and nothing more. */
export async function listenForWork(signal: AbortSignal): Promise<Wake> {
  let wake: (() => void) | undefined;
  let isNoticed = false;
  const notice = (): void => {
    isNoticed = true;
    wake?.();
  };
  signal.addEventListener("abort", notice, { once: true });
  let client = await connect(notice);
  const reconnect = setInterval(() => {
    if (client) return;
    connect(notice).then(
      (fresh) => {
        client = fresh;
      },
      () => undefined,
    );
  }, 2_000);

  async function connect(onNotice: () => void): Promise<pg.Client | null> {
    const listener = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: "gatehouse worker",
      connectionTimeoutMillis: 3_000,
    });
    try {
      listener.on("error", () => {
        client = null;
      });
      listener.on("notification", onNotice);
      await listener.connect();
      await listener.query("listen gatehouse_outbox");
      return listener;
    } catch (error) {
      log.warn("worker.not_listening", { error });
      listener.end().catch(() => undefined);
      return null;
    }
  }

  return {
    async wait() {
      if (isNoticed || signal.aborted) {
        isNoticed = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = undefined;
      isNoticed = false;
    },
    async stop() {
      clearInterval(reconnect);
      await client?.end().catch(() => undefined);
    },
  };
}
