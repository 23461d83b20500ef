import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { importWords, toCarryOut } from "@/lib/imports/import.rules";
import { LiveRefresh } from "../../_live/live-refresh";
import { ImportFrame } from "../_components/import-frame";
import { readImport } from "../_components/read-import";
import { RejectsLink, VerdictCountsTable } from "../_components/verdict-counts";

export const metadata: Metadata = { title: "Import, result" };

/** How far an import is, or how it ended; it goes on by itself, also when nobody looks. */
export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { view } = await readImport(params);
  const { id, kind, state, counts, done, passed, changeId, startedAt, finishedAt, error } = view;
  if (state === "uploaded") redirect(`/imports/${id}/${counts ? "check" : "columns"}`);
  const all = counts ? toCarryOut(counts) : 0;
  const behind = done + passed;
  return (
    <ImportFrame step="result" kind={kind} view={view}>
      <LiveRefresh when={state === "running"} />
      {state === "running" ? (
        <Banner
          title={`${behind.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} rows are done.`}
          live="status"
        >
          It goes on by itself, also when this page is closed.
        </Banner>
      ) : null}
      {state === "done" ? (
        <Banner title={`${importWords(kind, done)} imported.`}>
          {passed > 0
            ? `${passed.toLocaleString("en-GB")} rows were passed by: somebody changed them since they were checked.`
            : "Every row that was to be done is done."}
        </Banner>
      ) : null}
      {state === "failed" ? (
        <Banner
          tone="danger"
          title={`It stopped after ${behind.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} rows.`}
        >
          {error}
        </Banner>
      ) : null}
      <progress className="w-full max-w-[640px]" value={behind} max={Math.max(all, 1)} aria-label="Rows done" />
      <DescriptionList
        items={[
          { term: "Done", value: done.toLocaleString("en-GB") },
          {
            term: "Passed by",
            value:
              passed > 0 ? <Link href={`/imports/${id}/check?passed=yes`}>{passed.toLocaleString("en-GB")}</Link> : "0",
          },
          { term: "Began", value: startedAt ? <Time at={startedAt} /> : "Not yet" },
          { term: "Ended", value: finishedAt ? <Time at={finishedAt} /> : "Not yet" },
        ]}
      />
      <div className="row row--wrap">
        {changeId ? (
          <LinkButton size="sm" href={`/changes/${changeId}`}>
            The change and its deliveries
          </LinkButton>
        ) : null}
        <RejectsLink view={view} />
      </div>
      <VerdictCountsTable view={view} path={`/imports/${id}/check`} />
    </ImportFrame>
  );
}
