import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { vaultState } from "@/lib/vault/vault";
import type { Patience } from "./connection";
import { probeIfDue } from "./probe";
import { proveHandWork } from "./prove";

const EVERY_MS = 1_000;

/**
 * Reads the vendors beside the deliveries until the signal is aborted: proves work done by hand, then the credential. Every system
 * has a turn of its own, so that one that hangs delays neither a revocation nor the proof of another.
 */
export async function readAside(db: Db, patience: Patience): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  while (!patience.signal.aborted) {
    for (const id of await systemsToRead(db)) {
      if (underWay.has(id)) continue;
      const turn = readSystem(db, id, patience).finally(() => underWay.delete(id));
      underWay.set(id, turn);
    }
    await sleep(EVERY_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  }
  await Promise.all(underWay.values());
}

async function systemsToRead(db: Db): Promise<string[]> {
  if (vaultState().state === "sealed") return [];
  try {
    const systems = await db.system.findMany({ select: { id: true } });
    return systems.map(({ id }) => id);
  } catch (error) {
    log.warn("worker.cannot_read_systems", { error });
    return [];
  }
}

async function readSystem(db: Db, systemId: string, patience: Patience): Promise<void> {
  const told = (event: string) => (error: unknown) => log.warn(event, { systemId, error });
  await proveHandWork(db, systemId, patience).catch(told("worker.cannot_prove"));
  if (!patience.signal.aborted) await probeIfDue(db, systemId, patience).catch(told("worker.cannot_probe"));
}
