import type { TableQuery } from "@/components/data-table/table-url";

export type ExportLinksProps = {
  /** The address of the list under /api/v1: `users`, `groups/grp_…/members`. */
  list: string;
  query?: TableQuery;
  /** Keys of the page that narrow the list too. */
  more?: Readonly<Record<string, string | undefined>>;
  /** Keys of the screen that the list doesn't know. */
  without?: readonly string[];
};

/** The list as it is narrowed and sorted here, as a file: one zip with its rows and a manifest. */
export function ExportLinks({ list, query, more = {}, without = [] }: ExportLinksProps) {
  const given = new URLSearchParams();
  for (const [key, values] of Object.entries(query?.filters ?? {})) given.set(key, values.join(","));
  if (query?.q) given.set("q", query.q);
  if (query?.sort) given.set("sort", `${query.sort.descending ? "-" : ""}${query.sort.key}`);
  for (const [key, value] of Object.entries(more)) if (value) given.set(key, value);
  for (const key of without) given.delete(key);
  const hrefOf = (format: string) => `/api/v1/exports/${list}?${new URLSearchParams([["format", format], ...given])}`;
  return (
    <>
      <a className="btn btn--sm" href={hrefOf("csv")} download title="A zip with the rows as CSV, and a manifest">
        Export CSV
      </a>
      <a className="btn btn--sm" href={hrefOf("ndjson")} download title="A zip with the rows as NDJSON, and a manifest">
        Export NDJSON
      </a>
    </>
  );
}
