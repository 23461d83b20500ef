import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { Banner } from "@/components/feedback/banner";
import { EmptyState } from "@/components/feedback/empty-state";
import { ActionButton } from "@/components/form/action-button";
import { Content, Section } from "@/components/layout/content";
import { adoptionOf, foundIn, listFound } from "@/lib/adopt/adopt.queries";
import { adoptSystem } from "@/lib/adopt/adopt-system";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { readingOf } from "@/lib/observe/reading.queries";
import { KIND_WORDS } from "@/lib/observe/reading-views.rules";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { LiveRefresh } from "../../../_live/live-refresh";
import { AdoptionBanner } from "../../_components/adoption-banner";
import { foundColumns } from "../../_components/found-columns";
import { FoundCountsTable, FoundLegend } from "../../_components/found-counts";
import { CLASS_WORDS, FOUND_TABLE, filterOf, kindOf } from "../../_components/found-table";
import { readSystem } from "../../_components/read-system";
import { ReadingProgress } from "../../_components/reading-progress";
import { TakeBar } from "../../_components/take-bar";
import { TakeDialog } from "../../_components/take-dialog";
import { readSystemAction } from "../../actions";

export const metadata: Metadata = { title: "Take over" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** What a system was found to hold, class by class, and taking over what is wanted of it; nothing changes at the vendor. */
export default async function AdoptPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const path = `/systems/${system.id}/adopt`;
  const query = parseTableQuery(path, await searchParams, FOUND_TABLE);
  const reading = await readingOf(actor, system.id);
  const { observes, latest } = reading;
  if (observes.length === 0) {
    return (
      <Content>
        <EmptyState title={`${system.name} can’t be read.`}>
          So nothing of it can be taken over. Record its accounts and groups here; what is recorded is sent there.
        </EmptyState>
      </Content>
    );
  }
  const kind = kindOf(query, observes);
  const filter = filterOf(query, kind);
  const [counts, list, adoption] = await Promise.all([
    foundIn(actor, system.id),
    listFound(actor, system.id, filter, pageOf(query)),
    adoptionOf(actor, system.id),
  ]);
  const mayTake = mayDo(adoptSystem, actor);
  const isReading = latest?.state === "running";
  const takeable = observes.reduce((sum, one) => sum + (counts[one]?.new ?? 0) + (counts[one]?.matched ?? 0), 0);
  const { foundClass } = filter;
  // Other rows begin with nothing picked.
  const shownKey = [kind, list.total, list.first, list.rows[0]?.key, list.rows.at(-1)?.key].join();
  const whole =
    (foundClass === "new" || foundClass === "matched") && list.total > 0 && !filter.q
      ? {
          foundClass,
          label: `${list.total.toLocaleString("en-GB")} ${CLASS_WORDS[foundClass].label.toLowerCase()} ${KIND_WORDS[kind].many}`,
        }
      : null;
  return (
    <Content>
      <LiveRefresh when={isReading || adoption?.state === "running"} />
      <div className="grid gap-3 pt-6">
        <Banner title="Nothing changes at the vendor.">
          What is taken over is written down here as it was read. What isn’t taken over stays where it is, and shows as
          drift.
        </Banner>
        {adoption ? <AdoptionBanner adoption={adoption} /> : null}
      </div>
      <Section
        title="What was read"
        more={
          isReading || !mayTake ? null : (
            <ActionButton
              size="sm"
              action={readSystemAction}
              input={{ systemId: system.id, purpose: "adopt" }}
              doneWords="Asked"
            >
              {latest ? "Read again" : "Read now"}
            </ActionButton>
          )
        }
      >
        {latest ? (
          <ReadingProgress reading={latest} observes={observes} />
        ) : (
          <p className="small muted">It was never read. Read it first, then see here what it holds.</p>
        )}
      </Section>
      <Section
        title="What was found"
        more={
          mayTake && takeable > 0 && adoption?.state !== "running" ? (
            <TakeDialog
              input={{ systemId: system.id, classes: ["new", "matched"] }}
              name={system.name}
              label="Take over all that is new or matched"
              look={system.state === "active" ? "primary" : "plain"}
            />
          ) : null
        }
      >
        <FoundCountsTable counts={counts} observes={observes} path={path} />
        <FoundLegend />
      </Section>
      <Section
        id="found"
        title={
          foundClass ? `${CLASS_WORDS[foundClass].label} ${KIND_WORDS[kind].many}` : `All ${KIND_WORDS[kind].many}`
        }
      >
        <DataTable
          caption={`Found ${KIND_WORDS[kind].many}`}
          many={KIND_WORDS[kind].many}
          columns={foundColumns(mayTake)}
          rows={list.rows}
          rowKey={(row) => row.key}
          rowHeader="name"
          query={query}
          page={tablePageOf(list)}
          search={{ label: `Find ${KIND_WORDS[kind].many}`, placeholder: "Name, code or e-mail" }}
          filters={[
            {
              key: "class",
              label: "Class",
              single: true,
              options: Object.entries(CLASS_WORDS).map(([value, { label }]) => ({ value, label })),
            },
          ]}
          toolbarEnd={
            mayTake && adoption?.state !== "running" ? (
              <TakeBar key={shownKey} systemId={system.id} name={system.name} kind={kind} whole={whole} />
            ) : undefined
          }
          firstUse={
            <EmptyState title={`No ${KIND_WORDS[kind].many} were found.`}>
              Read the system to see what it holds.
            </EmptyState>
          }
        />
      </Section>
    </Content>
  );
}
