import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "@/components/data-table/table-url";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { applyImport } from "@/lib/imports/apply-import";
import { IMPORT_FIELDS } from "@/lib/imports/import.rules";
import { IMPORT_KINDS } from "@/lib/imports/import.schema";
import { ImportFrame } from "../_components/import-frame";
import { UploadForm } from "../_components/upload-form";

export const metadata: Metadata = { title: "Import, file" };

const BACK = { users: "/users", memberships: "/groups", endpoints: "/connectors", mappings: "/mappings" } as const;

/** The first step: a file, and what may stand in it. */
export default async function NewImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const { kind: asked } = await searchParams;
  const kind = IMPORT_KINDS.find((one) => one === asked) ?? "users";
  if (!mayDo(applyImport, actor)) notFound();
  return (
    <ImportFrame step="file" kind={kind} view={null}>
      <div className="narrow grid gap-5">
        <UploadForm kind={kind} cancelHref={BACK[kind]} />
        <section aria-labelledby="known">
          <h2 id="known" className="mb-2">
            Columns that are known
          </h2>
          <ul className="small grid gap-1">
            {IMPORT_FIELDS[kind].map(({ name, label, help, synonyms, isRequired }) => (
              <li key={name}>
                <b className="font-medium">{label}</b>
                <span className="muted">
                  {isRequired ? "" : " optional"}
                  {help ? `: ${help}` : ""}. Also {synonyms.slice(0, 4).join(", ")}.
                </span>
              </li>
            ))}
          </ul>
          <p className="small muted mt-3">
            {kind === "users" ? "A row is known by its id or e-mail address; a new user needs a name. " : ""}
            An empty cell leaves what is recorded. What isn’t in the file stays as it is: nothing is removed by its
            absence.
          </p>
        </section>
      </div>
    </ImportFrame>
  );
}
