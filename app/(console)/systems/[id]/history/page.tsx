import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { listEvents } from "@/lib/audit/audit.queries";
import { requireActor } from "@/lib/auth/session";
import { HISTORY_COLUMNS } from "../../_components/history-columns";
import { readSystem } from "../../_components/read-system";

export const metadata: Metadata = { title: "History" };

/** What happened to this system itself, the newest first, from the audit log. */
export default async function HistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const events = await listEvents(actor, { aboutId: system.id }, { size: 50 });
  return (
    <Content>
      <Section
        title="History"
        note={`the latest ${events.rows.length.toLocaleString("en-GB")} of ${events.total.toLocaleString("en-GB")}${events.totalIsExact ? "" : "+"}`}
        more={<Link href={`/audit?about=${system.id}`}>Open in the audit log</Link>}
      >
        {events.rows.length === 0 ? (
          <p className="small muted">Nothing was recorded about it.</p>
        ) : (
          <PlainTable
            caption={`History of ${system.name}`}
            columns={HISTORY_COLUMNS}
            rows={events.rows}
            rowKey={(row) => row.id}
            rowHeader="what"
            bleed
          />
        )}
      </Section>
    </Content>
  );
}
