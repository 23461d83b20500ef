import type { KeyObject } from "node:crypto";
import fc from "fast-check";
import { chainMoment, GENESIS, linkHash, type ProvenEvent } from "@/lib/audit/chain";
import { insertCheckpoint } from "@/lib/audit/checkpoint.store";
import { readHead, readProvenEvents } from "@/lib/audit/proven-events.store";
import { signCheckpoint } from "@/lib/audit/signature";
import type { Tx } from "@/lib/db/client";

// What somebody can do to an audit log who owns the database and its files, but not the signing key.

export type TamperAct = Readonly<{
  what: string;
  /** The numbers that the verifier may name as the first bad one; absent where any refusal will do. */
  firstBad?: readonly (number | null)[];
  inDatabase?: (tx: Tx) => Promise<unknown>;
  onExport?: (lines: string[]) => string[];
  onCheckpointFile?: (lines: string[]) => string[];
}>;

/** Every kind of tampering with a log of this many events, signed at these; the last one among them. */
export function tamperActs(
  events: number,
  signed: readonly number[],
  foreignKey: KeyObject,
): fc.Arbitrary<TamperAct>[] {
  const seq = fc.oneof(fc.constantFrom(1, events), fc.integer({ min: 1, max: events }));
  const line = fc.nat(signed.length - 2);
  const afterLastGood = (at: number) => [1 + Math.max(0, ...signed.filter((one) => one < at))];
  return [
    fc.tuple(fc.constantFrom(...Object.keys(COLUMNS)), seq).map(([column, at]) => ({
      what: "edit a column",
      firstBad: [at],
      inDatabase: sql(`update audit_event set ${column} = ${COLUMNS[column]} where seq = ${at}`),
    })),
    fc.tuple(fc.constantFrom(...PERSONAL), seq).map(([edit, at]) => ({
      what: "edit personal text",
      firstBad: [at],
      inDatabase: sql(`update audit_personal set ${edit} where seq = ${at}`),
    })),
    seq.map((at) => ({
      what: "delete an event",
      firstBad: [at],
      inDatabase: sql(`delete from audit_event where seq = ${at}`),
    })),
    seq.map((at) => ({
      what: "delete personal text",
      firstBad: [at],
      inDatabase: sql(`delete from audit_personal where seq = ${at}`),
    })),
    seq.map((at) => ({
      what: "truncate, with the checkpoints, and set the head back",
      firstBad: [at],
      inDatabase: sql(
        `delete from audit_event where seq >= ${at}`,
        `delete from audit_checkpoint where seq >= ${at}`,
        HEAD_TO_LAST,
      ),
    })),
    fc.uniqueArray(seq, { minLength: 2, maxLength: 2 }).map(([one = 0, other = 0]) => ({
      what: "swap two events",
      firstBad: [Math.min(one, other)],
      inDatabase: sql(
        `update audit_event set seq = -seq where seq in (${one}, ${other})`,
        `update audit_event set seq = case seq when ${-one} then ${other} else ${one} end where seq < 0`,
      ),
    })),
    seq.map((at) => ({
      what: "insert an event and move the rest up",
      firstBad: [at],
      inDatabase: sql(
        `update audit_event set seq = -seq where seq >= ${at}`,
        "update audit_event set seq = 1 - seq where seq < 0",
        copyOf(at + 1, at),
        HEAD_TO_LAST,
      ),
    })),
    seq.map((at) => ({
      what: "write one number twice",
      firstBad: [at, at + 1],
      inDatabase: sql(
        "alter table audit_personal drop constraint audit_personal_seq_fkey",
        "alter table audit_event drop constraint audit_event_pkey",
        copyOf(at, at),
      ),
    })),
    seq.map((at) => ({
      what: "chain anew from an event on",
      firstBad: afterLastGood(at),
      inDatabase: (tx) => chainAnew(tx, at),
    })),
    seq.map((at) => ({
      what: "chain anew and take the checkpoints away",
      firstBad: afterLastGood(at),
      inDatabase: async (tx) => {
        await chainAnew(tx, at);
        await sql(`delete from audit_checkpoint where seq >= ${at}`)(tx);
      },
    })),
    seq.map((at) => ({
      what: "chain anew and sign with another key",
      firstBad: afterLastGood(at),
      inDatabase: async (tx) => {
        await chainAnew(tx, at);
        await sql(`delete from audit_checkpoint where seq >= ${at}`)(tx);
        await signHead(tx, foreignKey);
      },
    })),
    fc.tuple(fc.constantFrom("hash", "signature"), fc.constantFrom(...signed)).map(([column, at]) => ({
      what: "edit a checkpoint in the database",
      firstBad: [at],
      inDatabase: sql(
        `update audit_checkpoint set ${column} = set_byte(${column}, 3, get_byte(${column}, 3) # 4) where seq = ${at}`,
      ),
    })),
    fc.constantFrom(...signed).map((at) => ({
      what: "delete a checkpoint in the database",
      firstBad: [at],
      inDatabase: sql(`delete from audit_checkpoint where seq = ${at}`),
    })),
    fc.tuple(fc.nat(signed.length - 1), fc.nat(), fc.integer({ min: 1, max: 127 })).map(([index, where, xor]) => ({
      what: "edit a byte of the checkpoint file",
      onCheckpointFile: (lines) => lines.with(index, withByteChanged(lines[index] ?? "", where, xor)),
    })),
    line.map((index) => ({
      what: "delete a line of the checkpoint file",
      firstBad: [signed[index] ?? 0],
      onCheckpointFile: (lines) => lines.toSpliced(index, 1),
    })),
    line.map((index) => ({
      what: "swap two lines of the checkpoint file",
      firstBad: [signed[index] ?? 0],
      onCheckpointFile: (lines) => lines.toSpliced(index, 2, lines[index + 1] ?? "", lines[index] ?? ""),
    })),
    seq.map((at) => ({
      what: "repeat a line of the export",
      firstBad: [at + 1],
      onExport: (lines) => lines.toSpliced(signed.length + at, 0, lines[signed.length + at] ?? ""),
    })),
    seq.map((at) => ({
      what: "cut the export off",
      firstBad: [at],
      onExport: (lines) => lines.slice(0, signed.length + at),
    })),
  ];
}

/** The line with one byte changed, never to the same. */
export function withByteChanged(line: string, where: number, xor: number): string {
  const bytes = Buffer.from(line, "utf8");
  const at = where % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ xor;
  return bytes.toString("utf8");
}

/** Signs the head of the log with a key, in the database only. */
export async function signHead(tx: Tx, key: KeyObject): Promise<void> {
  const head = await readHead(tx);
  await insertCheckpoint(tx, signCheckpoint(key, { ...head, at: chainMoment(new Date()) }));
}

const COLUMNS: Record<string, string> = {
  id: "id || 'x'",
  at: "at + interval '1 microsecond'",
  code: "'user.created'",
  outcome: "'denied'",
  actor_kind: "'api_key'",
  actor_id: "'opr_2'",
  door: "'api'",
  operation: "operation || ' '",
  change_id: "'chg_1'",
  command_id: "'cmd_1'",
  request_id: "upper(request_id)",
  subject_kind: "null",
  subject_id: "'usr_2'",
  related_ids: "related_ids || 'usr_2'::text",
  body: `jsonb_set(body, '{fields}', '["name"]')`,
  previous_hash: "set_byte(previous_hash, 31, get_byte(previous_hash, 31) # 1)",
  hash: "set_byte(hash, 0, get_byte(hash, 0) # 128)",
};
const PERSONAL = [
  "salt = '0' || salt",
  "salt = ''",
  `personal = jsonb_set(personal, '{actor}', '"Somebody else"')`,
  "personal = jsonb_set(personal, '{after}', '{}')",
  "personal = null",
];
const HEAD_TO_LAST = `update audit_head h set (seq, hash) =
  (select coalesce(max(e.seq), 0), coalesce((array_agg(e.hash order by e.seq desc))[1], decode('${GENESIS}', 'hex')) from audit_event e)`;

function copyOf(from: number, to: number): string {
  return `insert into audit_event select (jsonb_populate_record(e, jsonb_build_object('seq', ${to}, 'id', e.id || 'x'))).*
    from audit_event e where seq = ${from}`;
}

function sql(...statements: string[]): (tx: Tx) => Promise<void> {
  return async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  };
}

// He changes one event and computes every later hash as Gatehouse would have.
async function chainAnew(tx: Tx, at: number): Promise<void> {
  const { seq: end } = await readHead(tx);
  let previousHash = "";
  for await (const { previousHash: before, hash: was, salt, personal, ...event } of readProvenEvents(tx, at - 1, end)) {
    const changed: Omit<ProvenEvent, "previousHash" | "hash" | "salt" | "personal"> =
      event.seq === at ? { ...event, actorId: "opr_scapegoat" } : event;
    const follows = previousHash || before;
    const hash = linkHash(follows, changed);
    await tx.$executeRaw`update audit_event set actor_id = ${changed.actorId}, previous_hash = decode(${follows}, 'hex'),
      hash = decode(${hash}, 'hex') where seq = ${event.seq}`;
    previousHash = hash;
  }
  await tx.$executeRawUnsafe(HEAD_TO_LAST);
}
