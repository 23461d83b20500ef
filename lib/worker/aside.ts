import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { systemsToObserve } from "@/lib/observe/reading.store";
import { vaultState } from "@/lib/vault/vault";
import { carryOnAdoptions } from "./adopt";
import type { Patience } from "./connection";
import { type CrashPoint, noCrashPoint } from "./crash-point";
import { enforceDrift } from "./enforce";
import { carryOnImports } from "./import";
import { observeSystem } from "./observe";
import { probeIfDue } from "./probe";
import { proveHandWork } from "./prove";

const EVERY_MS = 1_000;

/**
 * Reads the vendors beside the deliveries until the signal is aborted: proves work done by hand, then the credential, and beside
 * both whole lists. Every system has turns of its own, so that one that hangs delays neither a revocation nor the proof of another.
 */
export async function readAside(db: Db, patience: Patience, crashPoint: CrashPoint = noCrashPoint): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  while (!patience.signal.aborted) {
    const start = (name: string, turn: () => Promise<void>): void => {
      if (!underWay.has(name))
        underWay.set(
          name,
          turn().finally(() => underWay.delete(name)),
        );
    };
    for (const id of await idsOf(systemsToRead(db))) start(id, () => readSystem(db, id, patience));
    for (const id of await idsOf(systemsToObserve(db))) start(`lists ${id}`, () => readLists(db, id, patience));
    start("adoptions", () => adoptWanted(db, patience));
    start("imports", () => importWanted(db, patience, crashPoint));
    await sleep(EVERY_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  }
  await Promise.all(underWay.values());
}

async function systemsToRead(db: Db): Promise<string[]> {
  const systems = await db.system.findMany({ select: { id: true } });
  return systems.map(({ id }) => id);
}

async function idsOf(asked: Promise<string[]>): Promise<string[]> {
  try {
    const ids = await asked;
    return vaultState().state === "sealed" ? [] : ids;
  } catch (error) {
    log.warn("worker.cannot_read_systems", { error });
    return [];
  }
}

async function readLists(db: Db, systemId: string, patience: Patience): Promise<void> {
  try {
    if ((await observeSystem(db, systemId, patience)) === "done") await enforceDrift(db, systemId);
  } catch (error) {
    log.warn("worker.cannot_observe", { systemId, error });
  }
}

async function adoptWanted(db: Db, { signal }: Patience): Promise<void> {
  if (vaultState().state === "sealed") return;
  await carryOnAdoptions(db, signal).catch((error: unknown) => log.warn("worker.cannot_adopt", { error }));
}

async function importWanted(db: Db, { signal }: Patience, crashPoint: CrashPoint): Promise<void> {
  if (vaultState().state === "sealed") return;
  await carryOnImports(db, signal, crashPoint).catch((error: unknown) => log.warn("worker.cannot_import", { error }));
}

async function readSystem(db: Db, systemId: string, patience: Patience): Promise<void> {
  const told = (event: string) => (error: unknown) => log.warn(event, { systemId, error });
  await proveHandWork(db, systemId, patience).catch(told("worker.cannot_prove"));
  if (!patience.signal.aborted) await probeIfDue(db, systemId, patience).catch(told("worker.cannot_probe"));
}
