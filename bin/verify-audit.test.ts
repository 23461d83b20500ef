import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GENESIS, linkHash, type ProvenEvent } from "@/lib/audit/chain";
import { takeApart } from "@/lib/audit/event-parts";
import { eventLine, headerLine } from "@/lib/audit/export-lines";
import { checkpointLine, signCheckpoint } from "@/lib/audit/signature";
import { SYSTEM_ACTOR } from "@/lib/core/actor";

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-verify-"));
const file = (name: string) => path.join(folder, name);
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const lines = makeLog(5);

beforeAll(() => {
  writeFileSync(file("key.pub"), publicKey.export({ type: "spki", format: "pem" }));
  writeFileSync(file("clean.ndjson"), asText(lines));
  writeFileSync(file("checkpoints.ndjson"), asText(lines.slice(1, 3)));
  writeFileSync(file("edited.ndjson"), asText(lines.with(5, (lines[5] ?? "").replace("Kim 3", "Kim 4"))));
  writeFileSync(file("no-key.pub"), "nothing");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("npm run audit:verify", { timeout: 60_000 }, () => {
  it("says OK and ends with 0 for a log that is as it was, with names that hold any line separator", async () => {
    const { code, out } = await verify("clean.ndjson", "key.pub", "checkpoints.ndjson");
    expect([code, out]).toEqual([0, expect.stringMatching(/^OK\. 5 events unbroken, 2 signed checkpoints/)]);
  });

  it("names the first bad event and ends with 1", async () => {
    const { code, out } = await verify("edited.ndjson", "key.pub");
    expect([code, out]).toEqual([1, expect.stringMatching(/^BROKEN at event 3\. Event 3 is not as it was written/)]);
  });

  it("names the missing end where only the checkpoint file knows of it", async () => {
    const short = makeLog(2);
    writeFileSync(file("short.ndjson"), asText(short));
    const { code, out } = await verify("short.ndjson", "key.pub", "checkpoints.ndjson");
    expect([code, out]).toEqual([1, expect.stringContaining("BROKEN at event 3. Events are missing from 3 on")]);
  });

  it.each([
    [["absent.ndjson", "key.pub"], /^There is no file .*absent\.ndjson/],
    [["clean.ndjson", "no-key.pub"], /holds no public key/],
    [["clean.ndjson"], /an export and a public key are needed/],
  ])("ends with 2 and a sentence when nothing could be verified: %j", async (given, words) => {
    const [exported = "", key, checkpoints] = given;
    const { code, out } = await verify(exported, key, checkpoints);
    expect([code, out]).toEqual([2, expect.stringMatching(words)]);
  });
});

function verify(exported: string, key?: string, checkpoints?: string): Promise<{ code: number; out: string }> {
  const given = { "--export": exported, "--public-key": key, "--checkpoints": checkpoints };
  const args = Object.entries(given).flatMap(([name, value]) => (value ? [name, file(value)] : []));
  // No settings and no database: only what is on the command line.
  const env = { PATH: process.env.PATH ?? "", NODE_ENV: "production" } as const;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["bin/run.mjs", "bin/verify-audit.ts", ...args],
      { env },
      (_error, out, err) => {
        resolve({ code: child.exitCode ?? -1, out: out + err });
      },
    );
  });
}

function makeLog(count: number): string[] {
  const events: ProvenEvent[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const previousHash = events.at(-1)?.hash ?? GENESIS;
    const { event, personal, salt } = takeApart(
      {
        at: new Date(1_795_000_000_000 + seq),
        actor: SYSTEM_ACTOR,
        door: "worker",
        operation: "user.change",
        changeId: null,
        commandId: null,
        requestId: "r",
        reason: null,
        ticket: null,
        note: null,
        outcome: "done",
      },
      { code: "user.changed", subject: { kind: "user", id: "usr_1", name: `Kim ${seq}\u2028\r\u0085\n` } },
      { seq, id: `evt_${seq}`, salt: "00" },
      undefined,
    );
    events.push({ ...event, previousHash, hash: linkHash(previousHash, event), salt, personal });
  }
  const head = { upTo: count, headHash: events.at(-1)?.hash ?? GENESIS };
  const signed = events.filter(({ seq }) => seq === 2 || seq === count);
  const at = "2026-11-21T12:00:00.000000Z";
  return [
    headerLine({ format: "gatehouse.audit", version: 1, exportedAt: at, ...head }),
    ...signed.map(({ seq, hash }) => checkpointLine(signCheckpoint(privateKey, { seq, hash, at }))),
    ...events.map(eventLine),
  ];
}

function asText(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
