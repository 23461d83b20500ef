import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { formatMoment } from "@/lib/core/time";
import { AdminHome } from "./_home/admin-home";
import { AuditorHome } from "./_home/auditor-home";
import { SupportHome } from "./_home/support-home";

export const metadata: Metadata = { title: "Home" };

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** What a role came for: work that waits, one search box, or what changed. */
export default async function HomePage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const actor = await requireActor();
  const { q } = await searchParams;
  const now = new Date();
  return (
    <>
      <PageHeader title="Home" facts={[`${WEEKDAYS[now.getUTCDay()]} ${formatMoment(now)} UTC`]} />
      {actor.role === "support" ? <SupportHome actor={actor} q={typeof q === "string" ? q : ""} path="/" /> : null}
      {actor.role === "auditor" ? <AuditorHome actor={actor} /> : null}
      {actor.role === "admin" || actor.role === "owner" ? <AdminHome actor={actor} now={now} /> : null}
    </>
  );
}
