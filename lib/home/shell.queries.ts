import "server-only";
import { checkpointLag } from "@/lib/audit/checkpoint";
import type { Actor } from "@/lib/core/actor";
import { formatMoment } from "@/lib/core/time";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { checkVaultOnce } from "@/lib/vault/vault";
import { driftBadge } from "./drift-badge.queries";

type Reader = Extract<Actor, { kind: "operator" }>;

export type ShellView = {
  organisation: string;
  needsPerson: number;
  underWay: number;
  unhealthy: number;
  drift: number;
  notice: { title: string; says: string; href: string } | null;
};

// Later than this, a checkpoint is missed (reliability goal of 15 minutes).
const LATE_MS = 15 * 60_000;

type Numbers = {
  needsPerson: number;
  underWay: number;
  unhealthy: number;
  sickName: string | null;
  sickHealth: string | null;
  sickSince: Date | null;
  sickId: string | null;
  organisation: string | null;
};

/** What the frame of every page shows, in one query and a count that is a few seconds old at most: counts of the navigation, and the most severe thing that is wrong. */
export async function readShell(actor: Reader): Promise<ShellView> {
  const [row] = await queryRows<Numbers>(
    db,
    Prisma.sql`
      select
        (select count(*)::int from delivery where status in ('needs_confirmation', 'failed', 'by_hand', 'needs_approval')) as "needsPerson",
        (select count(*)::int from delivery where status in ('queued', 'sending', 'waiting', 'held')) as "underWay",
        (select count(*)::int from system where health in ('unreachable', 'refused') or state = 'paused') as unhealthy,
        sick.name as "sickName", case when sick.state = 'paused' then 'paused' else sick.health end as "sickHealth",
        case when sick.state = 'paused' then sick.state_since else sick.health_since end as "sickSince", sick.id as "sickId",
        (select value #>> '{}' from policy where key = 'organisation') as organisation
      from (select 1) one
      left join lateral (select * from system where health in ('unreachable', 'refused') or state = 'paused'
        order by environment = 'production' desc, health_since limit 1) sick on true`,
  );
  if (!row) throw new Error("the shell could not be read");
  const { organisation, needsPerson, underWay, unhealthy } = row;
  const [drift, notice] = await Promise.all([driftBadge(actor), noticeOf(row)]);
  return { organisation: organisation ?? "", needsPerson, underWay, unhealthy, drift: drift ?? 0, notice };
}

async function noticeOf(row: Numbers): Promise<ShellView["notice"]> {
  const vault = await checkVaultOnce(db);
  if (vault.state === "sealed") {
    return {
      title: "Gatehouse is sealed.",
      says: `${vault.why} You can look, but nothing can be changed or sent.`,
      href: "/settings/about",
    };
  }
  const { events, oldest } = await checkpointLag(db);
  if (oldest && Date.now() - oldest.getTime() > LATE_MS) {
    const says = `${events.toLocaleString("en-GB")} events since ${formatMoment(oldest)} UTC wait for a checkpoint.`;
    return { title: "The audit log has not been signed for a while.", says, href: "/settings/about" };
  }
  if (!row.sickName || !row.sickSince) return null;
  const since = `since ${formatMoment(row.sickSince)} UTC`;
  const href = `/systems/${row.sickId}`;
  if (row.sickHealth === "paused") {
    return {
      title: `Deliveries to ${row.sickName} are paused`,
      says: `${since}. What is decided waits in order.`,
      href,
    };
  }
  if (row.sickHealth === "refused") {
    return {
      title: `${row.sickName} refuses our credential`,
      says: `${since}. What you see of it is last known.`,
      href,
    };
  }
  return { title: `${row.sickName} can’t be reached`, says: `${since}. What you see of it is last known.`, href };
}
