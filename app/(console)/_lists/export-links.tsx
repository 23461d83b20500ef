import type { TableQuery } from "@/components/data-table/table-url";
import { exportList } from "@/lib/evidence/export-list";
import { mayDo } from "@/lib/gate/authorise";

type Reader = Parameters<typeof mayDo>[1];

export type ExportLinksProps = {
  actor: Reader;
  /** The address of the list under /api/v1: `users`, `groups/grp_…/members`. */
  list: string;
  query?: TableQuery;
  /** What the links begin with, where it isn't the list of the page: `Members as`. */
  what?: string;
  /** Keys of the page that narrow the list too. */
  more?: Readonly<Record<string, string | undefined>>;
};

/** The list as it is narrowed and sorted here, as a file: one zip with its rows and a manifest; nothing for who may not export. */
export function ExportLinks({ actor, list, query, what = "Export", more = {} }: ExportLinksProps) {
  if (!mayDo(exportList, actor)) return null;
  const given = new URLSearchParams();
  for (const [key, values] of Object.entries(query?.filters ?? {}))
    if (values.join() !== "all") given.set(key, values.join(","));
  if (query?.q) given.set("q", query.q);
  if (query?.sort) given.set("sort", `${query.sort.descending ? "-" : ""}${query.sort.key}`);
  for (const [key, value] of Object.entries(more)) if (value) given.set(key, value);
  const hrefOf = (format: string) => `/api/v1/exports/${list}?${new URLSearchParams([["format", format], ...given])}`;
  return (
    <>
      <a className="btn btn--sm" href={hrefOf("csv")} download title="A zip with the rows as CSV, and a manifest">
        {what} CSV
      </a>
      <a className="btn btn--sm" href={hrefOf("ndjson")} download title="A zip with the rows as NDJSON, and a manifest">
        {what} NDJSON
      </a>
    </>
  );
}
