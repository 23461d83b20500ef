import { Icon } from "@/components/ui/icon";
import { type Column, cellClass } from "./columns";
import { sortHref, type TableQuery } from "./table-url";

function SortLink({ label, href, state }: { label: string; href: string; state: "ascending" | "descending" | null }) {
  const icon = state === "ascending" ? "arrow-up" : state === "descending" ? "arrow-down" : "arrow-up-down";
  return (
    <a className="sort" href={href} data-table-nav="">
      {label}
      <Icon name={icon} />
    </a>
  );
}

/** The heading row: what may be sorted by is a link, and the column that sorts says so to screen readers. */
export function TableHead<Row>({
  columns,
  query,
}: {
  columns: readonly Column<Row>[];
  query?: TableQuery | undefined;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = query?.sort?.key === column.key ? (query.sort.descending ? "descending" : "ascending") : null;
          return (
            <th
              key={column.key}
              scope="col"
              className={cellClass(column)}
              title={column.help}
              {...(sorted ? { "aria-sort": sorted } : {})}
            >
              {column.sortable && query ? (
                <SortLink label={column.header} href={sortHref(query, column.key)} state={sorted} />
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
