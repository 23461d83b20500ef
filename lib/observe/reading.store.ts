import "server-only";
import { newId } from "@/lib/core/ids";
import { type Db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma, type Reading } from "@/lib/db/generated/client";
import type { ObservedKind } from "@/lib/upstreams/driver";
import type { ReadingPurpose } from "./reading-views.rules";

const LEASE_SECONDS = 90;
// A place in a list is only good while the list stays as it is; after this a kind is read from its beginning.
const STALE_MINUTES = 10;

/** A reading that one worker holds; what it stores is refused once another one took over. */
export type HeldReading = {
  id: string;
  systemId: string;
  purpose: ReadingPurpose;
  kind: ObservedKind | null;
  cursor: string | null;
  finishedKinds: ObservedKind[];
  attempts: number;
  startedAt: Date;
  claimToken: string;
};

/** The lease was lost to another worker, or somebody ended the reading. */
export class ReadingLost extends Error {
  override readonly name = "ReadingLost";
}

/** Asks for a reading of a system and returns its id; null where one is under way already. */
export async function askForReading(
  tx: Tx,
  asked: { systemId: string; purpose: ReadingPurpose; askedBy: string; now: Date },
): Promise<string | null> {
  const { systemId, purpose, askedBy, now } = asked;
  const rows = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`
      insert into reading (id, system_id, purpose, asked_by, state, run_at, started_at)
      values (${newId("reading")}, ${systemId}, ${purpose}, ${askedBy}, 'running', ${now}, ${now})
      on conflict (system_id) where state = 'running' do nothing returning id`,
  );
  return rows[0]?.id ?? null;
}

/** The systems that have a reading to begin or to go on with. */
export async function systemsToObserve(db: Db): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(
    db,
    Prisma.sql`select system_id as id from reading where state = 'running' and run_at <= clock_timestamp()
                 and (lease_until is null or lease_until < clock_timestamp())`,
  );
  return rows.map(({ id }) => id);
}

/** Takes the reading of a system that nobody holds, at the place where it stopped; null where there is none. */
export async function claimReading(db: Db, systemId: string): Promise<HeldReading | null> {
  const claimToken = crypto.randomUUID();
  const rows = await queryRows<HeldReading>(
    db,
    Prisma.sql`
      with free as (
        select id, clock_timestamp() - coalesce(lease_until, run_at) > make_interval(mins => ${STALE_MINUTES}) as is_stale
        from reading where system_id = ${systemId} and state = 'running' and run_at <= clock_timestamp()
          and (lease_until is null or lease_until < clock_timestamp()) for update skip locked)
      update reading r set claim_token = ${claimToken}, ${lease()} from free where r.id = free.id
      returning r.id, r.system_id as "systemId", r.purpose, r.kind, case when is_stale then null else r.cursor end as cursor,
        r.finished_kinds as "finishedKinds", r.attempts, r.started_at as "startedAt", r.claim_token as "claimToken"`,
  );
  return rows[0] ?? null;
}

/** Turns to the next kind, from its beginning; what is asked of the vendor from here on is not older than this moment. */
export async function beginKind(db: Db, held: HeldReading, kind: ObservedKind): Promise<void> {
  await hold(
    db.$executeRaw`update reading set kind = ${kind}, kind_since = clock_timestamp(), cursor = null, ${lease()}
                   where ${isHeld(held)}`,
  );
}

/** Notes a stored page and where the next one begins. */
export async function notePage(tx: Tx, held: HeldReading, page: { rows: number; next: string | null }): Promise<void> {
  await hold(
    tx.$executeRaw`update reading set cursor = ${page.next}, attempts = 0, ${lease()},
                     counts = jsonb_set(counts, array[kind], to_jsonb(coalesce((counts ->> kind)::int, 0) + ${page.rows}))
                   where ${isHeld(held)}`,
  );
}

/** Gives a reading back, to be gone on with at once or after a wait. */
export async function releaseReading(
  db: Db,
  held: HeldReading,
  later?: { afterMs: number; error: string },
): Promise<void> {
  const ms = later?.afterMs ?? 0;
  await db.$executeRaw`
    update reading set claim_token = null, lease_until = null, run_at = clock_timestamp() + ${ms} * interval '1 millisecond',
      -- A list that changed meanwhile can't be gone on with; a second failure at one place reads the kind from its beginning.
      cursor = case when ${later !== undefined && held.attempts > 0} then null else cursor end,
      attempts = attempts + ${later ? 1 : 0}, error = coalesce(${later?.error ?? null}, error)
    where ${isHeld(held)}`;
}

/** Ends a reading as failed; nothing that it did not see counts as gone. */
export async function failReading(db: Db, held: HeldReading, error: string): Promise<void> {
  await db.$executeRaw`
    update reading set state = 'failed', error = ${error}, finished_at = clock_timestamp(), claim_token = null, lease_until = null
    where ${isHeld(held)}`;
}

/** Ends a reading that saw every kind whole. */
export async function finishReading(db: Db, held: HeldReading): Promise<void> {
  await db.$transaction(async (tx) => {
    await hold(
      tx.$executeRaw`
        update reading set state = 'done', kind = null, cursor = null, error = null, brake = null, finished_at = clock_timestamp(),
          claim_token = null, lease_until = null
        where ${isHeld(held)}`,
    );
    await tx.$executeRaw`update system set last_read_at = clock_timestamp() where id = ${held.systemId}`;
  });
}

/** The latest reading of a system with what its vendor is blind to, its row locked until the transaction ends. */
export async function lockLatestReading(tx: Tx, systemId: string): Promise<(Reading & { blind: string[] }) | null> {
  const [row] = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`select id from reading where system_id = ${systemId} order by started_at desc, id desc limit 1 for update`,
  );
  const reading = row && (await tx.reading.findUnique({ where: { id: row.id } }));
  if (!reading) return null;
  const earlier = await tx.kindRead.findFirst({ where: { systemId, kind: reading.kind ?? "" } });
  return { ...reading, blind: earlier?.blind ?? [] };
}

/** Lets a braked reading go on with the kinds that it has not read yet. */
export async function goOnWithReading(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.reading.update({
    where: { id },
    data: {
      state: "running",
      kind: null,
      cursor: null,
      brake: Prisma.DbNull,
      finishedAt: null,
      attempts: 0,
      runAt: now,
    },
  });
}

const lease = () => Prisma.sql`lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`;
const isHeld = ({ id, claimToken }: HeldReading) =>
  Prisma.sql`id = ${id} and claim_token = ${claimToken} and state = 'running'`;

async function hold(touched: Promise<number>): Promise<void> {
  if ((await touched) !== 1) throw new ReadingLost();
}
