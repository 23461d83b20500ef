import "server-only";
import { createHash } from "node:crypto";
import { type Db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type RecentFailures, WINDOW_MINUTES, waitBeforeTry } from "./throttle.rules";

export type Attempt = { waitMs: 0; ids: readonly bigint[] } | { waitMs: number; ids: null };

type Keys = { pair: string; account: string; address: string };

/**
 * Counts a try before the password is looked at, so that a hundred at once are a hundred tries; answers how long to wait
 * instead when there were too many.
 */
export async function beginAttempt(db: Db, email: string, address: string | null): Promise<Attempt> {
  const keys = keysOf(email, address);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${keys.account}, 0))`;
    const waitMs = waitBeforeTry(await readFailures(tx, keys));
    if (waitMs > 0) return { waitMs, ids: null };
    const rows = await tx.signInAttempt.createManyAndReturn({
      data: [keys.pair, keys.account, keys.address].map((key) => ({ key, wasOk: false })),
      select: { id: true },
    });
    return { waitMs: 0, ids: rows.map((row) => row.id) };
  });
}

/** Turns a counted try into a success and forgets what is too old to matter. */
export async function endAttemptWell(db: Db, ids: readonly bigint[]): Promise<void> {
  await db.signInAttempt.updateMany({ where: { id: { in: [...ids] } }, data: { wasOk: true } });
  await db.$executeRaw`
    delete from sign_in_attempt
     where at < now() - interval '30 days' or (not was_ok and at < now() - interval '1 day')`;
}

// Only digests are kept: what is typed as an e-mail may be a password in the wrong field.
function keysOf(email: string, address: string | null): Keys {
  const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 32);
  const account = digest(email);
  const from = digest(address ?? "unknown");
  return { pair: `pair:${account}:${from}`, account: `account:${account}`, address: `address:${from}` };
}

async function readFailures(tx: Tx, keys: Keys): Promise<RecentFailures> {
  const failuresOf = (key: string) => Prisma.sql`
    from sign_in_attempt where key = ${key} and not was_ok and at > now() - make_interval(mins => ${WINDOW_MINUTES})`;
  const ago = Prisma.sql`coalesce(extract(epoch from clock_timestamp() - max(at)) * 1000, 0)::float8`;
  const rows = await queryRows<RecentFailures>(
    tx,
    Prisma.sql`
      with pair as (
        select count(*)::int as n, ${ago} as ago ${failuresOf(keys.pair)}
           and at > coalesce((select max(at) from sign_in_attempt where key = ${keys.pair} and was_ok), '-infinity')),
      account as (select count(*)::int as n, ${ago} as ago ${failuresOf(keys.account)}),
      address as (select count(*)::int as n, ${ago} as ago ${failuresOf(keys.address)})
      select pair.n as pair, pair.ago as "pairAgoMs", account.n as account, account.ago as "accountAgoMs",
             address.n as address, address.ago as "addressAgoMs",
             exists (select from sign_in_attempt where key = ${keys.pair} and was_ok
                        and at > now() - interval '30 days') as "isKnownAddress"
        from pair, account, address`,
  );
  const recent = rows[0];
  if (!recent) throw new Error("the failures of a sign-in could not be counted");
  return recent;
}
