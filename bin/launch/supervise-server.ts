import type { EmbeddedPostgres } from "@/lib/db/embedded";
import type { Shutdown } from "./shutdown";

const MOST_DEATHS = 5;
const WITHIN_MS = 60_000;

/** Starts a database server that crashed again; one that somebody stopped properly stays down, and the console says so. */
export function superviseServer(server: EmbeddedPostgres, shutdown: Shutdown, say: (line: string) => void): void {
  let deaths: number[] = [];
  server.onExit(({ code, signal }) => {
    if (code === 0)
      return say(
        "PostgreSQL was stopped from outside and stays down; /api/ready says so until Gatehouse is started again",
      );
    deaths = [...deaths.filter((at) => Date.now() - at < WITHIN_MS), Date.now()];
    say(`PostgreSQL ended (${signal ?? `code ${code}`})`);
    if (deaths.length > MOST_DEATHS) {
      say("PostgreSQL ends again and again: stopping");
      return shutdown.ask(1);
    }
    server.restart().then(
      () => say("PostgreSQL runs again, and has recovered what was confirmed"),
      (error: unknown) => {
        say(`PostgreSQL could not start again: ${error instanceof Error ? error.message : "unknown cause"}`);
        shutdown.ask(1);
      },
    );
  });
}
