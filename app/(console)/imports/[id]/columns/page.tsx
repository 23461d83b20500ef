import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { sampleRows } from "@/lib/imports/import.queries";
import { IMPORT_FIELDS, lackingColumns } from "@/lib/imports/import.rules";
import { ColumnsForm } from "../../_components/columns-form";
import { ImportFrame } from "../../_components/import-frame";
import { readImport } from "../../_components/read-import";

export const metadata: Metadata = { title: "Import, columns" };

/** Which column holds what, as its header says; a person may say otherwise, and sees what is left out. */
export default async function ColumnsPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, view } = await readImport(params);
  if (view.state !== "uploaded") redirect(`/imports/${view.id}`);
  const samples = await sampleRows(actor, view.id);
  const fieldAt = new Map(Object.entries(view.chosen).map(([field, place]) => [place, field]));
  const columns = view.columns.map((header, place) => ({
    header,
    field: fieldAt.get(place) ?? "",
    samples: samples.map((cells) => (cells[place] ?? "").slice(0, 60)),
  }));
  const leftOut = columns.filter(({ field }) => field === "").map(({ header }) => header || "a column without a name");
  const lacking = lackingColumns(view.kind, view.chosen);
  return (
    <ImportFrame step="columns" kind={view.kind} view={view}>
      {lacking ? <Banner tone="warning" title={lacking} /> : null}
      {leftOut.length > 0 ? (
        <Banner
          title={`${leftOut.length} of ${columns.length} columns ${leftOut.length === 1 ? "is" : "are"} left out:`}
        >
          {leftOut.join(", ")}.
        </Banner>
      ) : null}
      <ColumnsForm
        importId={view.id}
        columns={columns}
        fields={IMPORT_FIELDS[view.kind].map(({ name, label }) => ({ name, label }))}
      />
    </ImportFrame>
  );
}
