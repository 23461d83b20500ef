import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { formatAgo } from "@/lib/core/time";
import { countDeliveries, listDeliveries } from "@/lib/deliveries/delivery.queries";
import type { DeliveryRow } from "@/lib/deliveries/delivery-views.rules";
import { driftCounts } from "@/lib/drift/drift.queries";
import type { DriftCount } from "@/lib/drift/drift-views.rules";
import { listHandTasks } from "@/lib/hand-tasks/hand-task.queries";
import { classicTokensLeft, oldestOpen } from "@/lib/home/home.queries";
import { listTokens } from "@/lib/tokens/token.queries";
import { ClassicTokens } from "./classic-tokens";
import { Figure } from "./figure";

const FEW = { size: 25 } as const;

function Open({
  title,
  rows,
  total,
  href,
  act,
  hrefOf,
}: {
  title: string;
  rows: readonly DeliveryRow[];
  total: number;
  href: string;
  act: string;
  hrefOf: (row: DeliveryRow) => string;
}) {
  return (
    <Section title={title} more={total > 0 ? <Link href={href}>All {total.toLocaleString("en-GB")}</Link> : null}>
      <ul className="rows border-line border-t">
        {rows.slice(0, 5).map((row) => (
          <li key={row.id}>
            <span className="grow">
              {row.sentence}
              <span className="sub-line block">
                {row.systemName} · {row.by} · <Time at={row.at} />
              </span>
            </span>
            <LinkButton size="sm" href={hrefOf(row)} aria-label={`${act}: ${row.sentence}`}>
              {act}
            </LinkButton>
          </li>
        ))}
        {rows.length === 0 ? <li className="muted">None. Nothing waits for you here.</li> : null}
      </ul>
    </Section>
  );
}

function comparedWords(counts: readonly DriftCount[]): string {
  const compared = counts.filter(({ canCompare, lastReadAt }) => canCompare && lastReadAt).length;
  return compared === 0 ? "No system was compared yet" : `${compared} of ${counts.length} systems compared`;
}

/** What waits for an admin: five numbers, each a link to its list, then the lists themselves. */
export async function AdminHome({ actor, now }: { actor: OperatorActor; now: Date }) {
  const [counts, oldest, confirm, failed, tasks, expiring, classic, drift] = await Promise.all([
    countDeliveries(actor),
    oldestOpen(actor),
    listDeliveries(actor, { status: ["needs_confirmation"] }, FEW),
    listDeliveries(actor, { status: ["failed"] }, FEW),
    listHandTasks(actor, {}, FEW),
    listTokens(actor, { status: ["expiring"] }, FEW, { key: "expires", descending: false }),
    classicTokensLeft(actor),
    driftCounts(actor),
  ]);
  const since = (status: string): string => {
    const at = oldest[status];
    return at ? `Oldest ${formatAgo(at, now)}` : "None open";
  };
  const [soonest] = expiring.rows;
  const peek = (row: DeliveryRow): string => `/changes?status=${row.status}&peek=${row.id}`;
  return (
    <Content>
      <div className="figs">
        <Figure
          label="Needs confirmation"
          n={confirm.total}
          href="/changes?status=needs_confirmation"
          sub={since("needs_confirmation")}
        />
        <Figure label="Failed" n={failed.total} href="/changes?status=failed" sub={since("failed")} />
        <Figure label="Hand tasks" n={tasks.total} href="/changes/hand-tasks" sub={since("by_hand")} />
        <Figure
          label="Drift"
          n={drift.reduce((sum, { open }) => sum + open, 0)}
          href="/drift"
          sub={comparedWords(drift)}
        />
        <Figure
          label="Expiring tokens"
          n={expiring.total}
          href="/tokens?status=expiring"
          sub={
            soonest?.expiresAt ? (
              <>
                In 30 days, first on <Time at={soonest.expiresAt} as="day" />
              </>
            ) : (
              "None in 30 days"
            )
          }
        />
      </div>
      <div className="cols">
        <div>
          <Open
            title="Needs confirmation"
            rows={confirm.rows}
            total={confirm.total}
            href="/changes?status=needs_confirmation"
            act="Settle"
            hrefOf={peek}
          />
          <Open
            title="Failed"
            rows={failed.rows}
            total={failed.total}
            href="/changes?status=failed"
            act="Look"
            hrefOf={peek}
          />
          <Section
            title="Hand tasks"
            more={(counts.by_hand ?? 0) > 0 ? <Link href="/changes/hand-tasks">All {tasks.total}</Link> : null}
          >
            <ul className="rows border-line border-t">
              {tasks.rows.slice(0, 5).map((task) => (
                <li key={task.id}>
                  <span className="grow">
                    {task.sentence}
                    <span className="sub-line block">
                      {task.systemName} · {task.menuPath.join(" / ")} · since <Time at={task.openedAt} as="day" />
                    </span>
                  </span>
                  <span className="muted">
                    {task.assigneeId === actor.id ? "You" : (task.assigneeName ?? "Nobody yet")}
                  </span>
                  <LinkButton
                    size="sm"
                    href={`/changes/${task.changeId}?task=${task.id}`}
                    aria-label={`Open: ${task.sentence}`}
                  >
                    Open
                  </LinkButton>
                </li>
              ))}
              {tasks.rows.length === 0 ? <li className="muted">None. Nothing waits for a person.</li> : null}
            </ul>
          </Section>
        </div>
        <div>
          <ClassicTokens left={classic.rows} total={classic.total} now={now} />
          <Section
            title="Next to expire"
            more={expiring.total > 0 ? <Link href="/tokens?status=expiring">All {expiring.total}</Link> : null}
          >
            <ul className="rows border-line border-t">
              {expiring.rows.slice(0, 5).map((token) => (
                <li key={token.id}>
                  <span className="grow">
                    <Link href={`/tokens/${token.id}`}>
                      <span className="mono">{token.hint}</span> {token.userName}
                    </Link>
                    <span className="sub-line block">{token.connectorName}</span>
                  </span>
                  {token.expiresAt ? <Time at={token.expiresAt} as="day" /> : null}
                </li>
              ))}
              {expiring.rows.length === 0 ? <li className="muted">No token ends in the next 30 days.</li> : null}
            </ul>
          </Section>
        </div>
      </div>
    </Content>
  );
}
