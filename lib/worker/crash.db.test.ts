import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import type { Delivery } from "@/lib/db/generated/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { type AfasWorld, makeAfasWorld } from "@/lib/testing/afas-world";
import { type CrashClass, findBrokenLink, findHalfDone, judgeOrder } from "@/lib/testing/crash/oracle";
import { bundleVictim, spawnSandbox, Victim } from "@/lib/testing/crash/processes";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { until } from "@/lib/testing/until";
import { SHORT } from "@/lib/testing/worker-bench";
import { requestToken } from "@/lib/tokens/request-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { keepTokenText, lockToken } from "@/lib/tokens/token.store";
import { smallSeed, tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { startWorker } from "./worker";

// Processes are born and leases run out here; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
const TOKENS = 40;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-crash-"));
const tally = { runs: 0, lost: 0, doubled: 0 };

let sandbox: Awaited<ReturnType<typeof spawnSandbox>>;
let app: Awaited<ReturnType<typeof useTestApp>>;
let world: AfasWorld;
let tokens: { id: string; label: string }[];
let program: string;
let next: Victim | undefined;

beforeAll(async () => {
  program = await bundleVictim();
  sandbox = await spawnSandbox(path.join(folder, "sandbox.json"));
  const seed = smallSeed();
  const labels = Array.from({ length: TOKENS }, (_, n) => `Phone ${n}`);
  const textOf = (n: number) => tokenXml((n + 0xa000).toString(16).toUpperCase().repeat(16));
  const held = labels.map((description, n) => ({ ...KIM, description, text: textOf(n) }));
  await sandbox.reset({ ...seed, tokens: [...seed.tokens, ...held] });
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: new URL(sandbox.url).host });
  world = await makeAfasWorld(app.db, sandbox);
  tokens = await Promise.all(labels.map((label, n) => holdToken(label, textOf(n))));
  next = breed();
}, 60_000);
afterAll(async () => {
  await next?.kill();
  await app.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(program, { force: true });
});

const KIM = { connector: "Hours app", userCode: "12345.KDV" };
const kim = () => ({
  accountId: world.accounts[KIM.userCode] ?? "",
  connectorId: world.connectors[KIM.connector] ?? "",
});

/** Records a token of Kim that the vendor has and whose text is held here. */
async function holdToken(label: string, text: string): Promise<{ id: string; label: string }> {
  const id = newId("token");
  const requestedAt = new Date("2026-09-02T08:00:00.000Z");
  await app.db.token.create({ data: { id, ...kim(), label, requestedAt, source: "observed" } });
  await app.db.$transaction(async (tx) => keepTokenText(tx, await lockToken(tx, id), text, requestedAt));
  return { id, label };
}

/** A process is bred while the one before it dies, because its start takes longer than its life. */
function breed(): Victim {
  return new Victim(program, {
    DATABASE_URL: app.url,
    GATEHOUSE_MASTER_KEY: MASTER_KEY,
    GATEHOUSE_UPSTREAM_ALLOW: new URL(sandbox.url).host,
    LOG_LEVEL: "silent",
  });
}
function victim(): Victim {
  const ready = next ?? breed();
  next = breed();
  return ready;
}

function nextToken(): { id: string; label: string } {
  const token = tokens.pop();
  if (!token) throw new Error("there are fewer tokens than runs");
  return token;
}

async function act<I, O>(operation: Operation<I, O>, input: unknown, commandId?: string): Promise<Delivery> {
  const request = { door: "screen" as const, requestId: "crash", address: null };
  const actor = commandId ? SYSTEM_ACTOR : await actorOf(app.db, "admin");
  const result = await execute(operation, { actor, request }, input, commandId ? { commandId } : {});
  if (!result.ok) throw new Error(`${operation.id}: ${result.error.code}, ${result.error.message}`);
  return app.db.delivery.findFirstOrThrow({ where: { changeId: result.changeId ?? "" } });
}

type Order = { delivery: Delivery; kind: CrashClass; label: string; seq: number; asked: number };
const OPERATION = { I: "soap:DeleteToken", N: "otprequest" } as const;
const countRequests = async (kind: CrashClass) =>
  (await sandbox.requests()).filter(({ operation }) => operation === OPERATION[kind]).length;
const lastSeq = async () => (await sandbox.ledger()).at(-1)?.seq ?? 0;

async function order(kind: CrashClass): Promise<Order> {
  const before = { seq: await lastSeq(), asked: await countRequests(kind) };
  if (kind === "N") {
    const label = `Asked ${newId("token")}`;
    return { delivery: await act(requestToken, { ...kim(), label }), kind, label, ...before };
  }
  const { id, label } = nextToken();
  return { delivery: await act(revokeToken, { tokenId: id, reason: "Token leaked" }), kind, label, ...before };
}

/** A healthy worker of this process carries on until the order has ended. */
async function recover({ delivery }: Pick<Order, "delivery">): Promise<void> {
  const stop = new AbortController();
  const working = startWorker({ db: app.db, signal: stop.signal, leaseSeconds: 1, limits: SHORT });
  const ended = { in: ["applied", "verified", "needs_confirmation", "failed", "superseded"] };
  await until(() => app.db.delivery.findFirst({ where: { id: delivery.id, status: ended } }), {
    what: "an end",
    withinMs: 60_000,
  });
  stop.abort();
  await working;
}

async function judge({ delivery, kind, label, seq, asked }: Order): Promise<void> {
  const op = kind === "I" ? "token.delete" : "otp.request";
  const subject = kind === "I" ? `${KIM.connector}/${KIM.userCode}/${label}` : `${KIM.connector}/${KIM.userCode}`;
  const entries = (await sandbox.ledger()).filter((entry) => entry.seq > seq && entry.changed && entry.op === op);
  const effects = entries.filter((entry) => entry.subject.toLowerCase() === subject.toLowerCase()).length;
  const judgement = await judgeOrder(app.db, delivery, kind, {
    effects,
    requests: (await countRequests(kind)) - asked,
  });
  tally.runs += 1;
  tally.lost += judgement.isLost ? 1 : 0;
  tally.doubled += judgement.isDoubled ? 1 : 0;
  expect(judgement.faults).toEqual([]);
  expect(entries).toHaveLength(effects);
}

describe("a console killed in the middle of an act", () => {
  it.each([
    "CP01 before the transaction",
    "CP02 after the row was written",
    "CP03 after the audit event was appended",
    "CP04 after the delivery was stored",
    "CP05 commit sent, no answer read",
    "CP06 committed, before the reply",
  ])("%s: sent again under its command id, it is done once", async (stopAt) => {
    const { id, label } = nextToken();
    const [seq, asked] = [await lastSeq(), await countRequests("I")];
    const commandId = `crash-${id}`;
    const input = { tokenId: id, reason: "Token leaked" };
    const child = victim();
    await child.start({ kind: "operate", stopAt, commandId, input });
    await child.stopped();
    await child.kill();
    const delivery = await act(revokeToken, input, commandId);
    expect(await app.db.change.count({ where: { commandId } })).toBe(1);
    expect(await app.db.delivery.count({ where: { subjectId: id } })).toBe(1);
    await recover({ delivery });
    await judge({ delivery, kind: "I", label, seq, asked });
  });
});

describe("a worker killed in the middle of a delivery", () => {
  it.each([
    ["I", "CP07 after claim"],
    ["I", "CP08 after secrets were opened"],
    ["I", "CP09 before the request"],
    ["I", "CP13 after the answer, before it is stored"],
    ["I", "CP14 inside the result transaction"],
    ["I", "CP15 result commit sent, no answer read"],
    ["I", "CP16 stored, before the next claim"],
    ["N", "CP08 after secrets were opened"],
    ["N", "CP09 before the request"],
    ["N", "CP13 after the answer, before it is stored"],
    ["N", "CP14 inside the result transaction"],
    ["N", "CP15 result commit sent, no answer read"],
  ] as const)("class %s, %s: nothing lost, nothing doubled", async (kind, stopAt) => {
    const ordered = await order(kind);
    const child = victim();
    await child.start({ kind: "work", stopAt, leaseSeconds: 1 });
    await child.stopped();
    await child.kill();
    await recover(ordered);
    await judge(ordered);
  });

  it.each([
    ["I", "CP10 the request is there, its effect is not", "hang"],
    ["I", "CP11 the effect is there, its answer is not", "hang_after_effect"],
    ["I", "CP12 half of the answer is here", "slow_drip"],
    ["N", "CP10 the request is there, its effect is not", "hang"],
    ["N", "CP11 the effect is there, its answer is not", "hang_after_effect"],
  ] as const)("class %s, %s: nothing lost, nothing doubled", async (kind, _point, fault) => {
    const ordered = await order(kind);
    const struck = await sandbox.strikeOnce(fault, OPERATION[kind]);
    const child = victim();
    await child.start({ kind: "work", stopAt: null, leaseSeconds: 1 });
    await struck();
    await child.kill();
    await recover(ordered);
    await judge(ordered);
  });

  it.each([
    ["CP17 before a backoff is stored", "throttle", false],
    ["CP19 before the lease is lengthened", "hang", false],
    ["CP24 draining", "hang_after_effect", true],
  ] as const)("class I, %s: nothing lost, nothing doubled", async (stopAt, fault, isDraining) => {
    const ordered = await order("I");
    const struck = await sandbox.strikeOnce(fault, OPERATION.I);
    const child = victim();
    await child.start({ kind: "work", stopAt, leaseSeconds: 1 });
    if (isDraining) {
      await struck();
      child.drain();
    }
    await child.stopped();
    await child.kill();
    await recover(ordered);
    await judge(ordered);
  });
});

describe("a worker that was away for longer than its lease", () => {
  it.each([
    ["I", "CP07 after claim"],
    ["I", "CP09 before the request"],
    ["I", "CP13 after the answer, before it is stored"],
    ["N", "CP07 after claim"],
    ["N", "CP09 before the request"],
    ["N", "CP13 after the answer, before it is stored"],
  ] as const)("class %s, %s: comes back to no effect, and changes nothing", async (kind, stopAt) => {
    const ordered = await order(kind);
    const child = victim();
    await child.start({ kind: "work", stopAt, leaseSeconds: 2 });
    await child.stopped();
    await recover(ordered);
    const before = await app.db.delivery.findUniqueOrThrow({ where: { id: ordered.delivery.id } });
    const asked = await countRequests(kind);
    await child.wakeAndDrain();
    expect(await app.db.delivery.findUniqueOrThrow({ where: { id: ordered.delivery.id } })).toEqual(before);
    expect(await countRequests(kind)).toBe(asked);
    await judge(ordered);
  });
});

it("over all runs nothing is lost, nothing is doubled, nothing is half done, and the chain of the log is whole", async () => {
  expect(tally).toEqual({ runs: 32, lost: 0, doubled: 0 });
  expect(await findBrokenLink(app.db)).toBeNull();
  expect(await findHalfDone(app.db)).toEqual([]);
});
