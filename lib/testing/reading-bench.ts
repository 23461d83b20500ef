import "server-only";
import { askForReading } from "@/lib/observe/reading.store";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import { type SandboxSeed, tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { observeSystem, type ReadingEnd } from "@/lib/worker/observe";
import { makeSystem } from "./factories";
import { openWorkerBench, SHORT } from "./worker-bench";

const SYSTEM_TOKEN = tokenXml("1".repeat(64));

export type ReadingBench = Awaited<ReturnType<typeof openReadingBench>>;

/** A worker's bench that reads its system when told to, without a worker. */
export async function openReadingBench() {
  const bench = await openWorkerBench();
  const { db, world } = bench;
  const ask = () =>
    askForReading(db, { systemId: world.systemId, purpose: "asked", askedBy: "A test", now: new Date() });
  const goOn = (signal = new AbortController().signal): Promise<ReadingEnd> =>
    observeSystem(db, world.systemId, { signal, limits: SHORT });
  return {
    ...bench,
    /** The same vendor as one more system of which nothing is recorded, read once. */
    async readAnew(): Promise<string> {
      const { restUrl, soapUrl } = bench.sandbox;
      const { id } = await makeSystem(db, {
        restUrl,
        soapUrl,
        approvedHost: approvedHosts({ restUrl, soapUrl }).join(","),
      });
      await keepSystemSecret(db, id, "token", SYSTEM_TOKEN);
      await askForReading(db, { systemId: id, purpose: "adopt", askedBy: "A test", now: new Date() });
      const end = await observeSystem(db, id, { signal: new AbortController().signal, limits: SHORT });
      if (end !== "done") throw new Error(`the reading ended as ${end}`);
      return id;
    },
    ask,
    goOn,
    /** Forgets what was read, and gives the vendor this seed. */
    async forget(seed?: SandboxSeed): Promise<void> {
      bench.sandbox.reset(seed);
      await db.kindRead.deleteMany();
      await db.reading.deleteMany();
      await db.observation.deleteMany();
      await db.system.updateMany({ data: { lastReadAt: null, createdAt: new Date() } });
    },
    /** Asks for a reading and carries it to its end. */
    async read(): Promise<ReadingEnd> {
      await ask();
      return goOn();
    },
    latest: () => db.reading.findFirstOrThrow({ where: { systemId: world.systemId }, orderBy: { startedAt: "desc" } }),
    /** What of a kind is known to be there, by key. */
    async there(kind: string): Promise<string[]> {
      const rows = await db.observation.findMany({
        where: { systemId: world.systemId, kind, goneAt: null },
        orderBy: { key: "asc" },
      });
      return rows.map(({ key }) => key);
    },
  };
}
