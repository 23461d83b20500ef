import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { None } from "@/components/ui/visually-hidden";
import { type Column, cellClass } from "./columns";

export type RowsProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where the row's heading leads; without it the heading is plain text. */
  rowHref?: ((row: Row) => string | null) | undefined;
  /** The column that names the row; the first one unless said otherwise. */
  rowHeader?: string | undefined;
  /** The key of the row whose panel or drawer is open. */
  openKey?: string | null | undefined;
  /** Rows that share what is open with the row that is. */
  isOpenToo?: ((row: Row) => boolean) | undefined;
  /** `del` and `add` tint rows that will go or come. */
  rowTone?: ((row: Row) => "add" | "del" | null) | undefined;
};

const isBlank = (content: ReactNode) =>
  content === null || content === undefined || content === "" || content === false;

function HeaderCell({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return children;
  // Rows are many: fetching each in advance would ask the server fifty questions nobody asked.
  return (
    <Link href={href} prefetch={false} scroll={!href.includes("peek=")} data-row-link="">
      {children}
    </Link>
  );
}

function Cell<Row>({
  row,
  column,
  href,
  isHeader,
}: {
  row: Row;
  column: Column<Row>;
  href: string | null;
  isHeader: boolean;
}) {
  const content = column.cell(row);
  const shown = isBlank(content) ? <None /> : content;
  const className =
    [cellClass(column) ?? "", isHeader && column.wrap ? "wrap" : ""].filter(Boolean).join(" ") || undefined;
  if (!isHeader) return <td className={className}>{shown}</td>;
  return (
    <th scope="row" className={className}>
      <HeaderCell href={href}>{shown}</HeaderCell>
    </th>
  );
}

/** The body of a table: one row heading a row, which is its link; blank cells say "none" to screen readers. */
export function TableRows<Row>({
  columns,
  rows,
  rowKey,
  rowHref,
  rowHeader,
  openKey,
  isOpenToo,
  rowTone,
}: RowsProps<Row>) {
  const headerKey = rowHeader ?? columns[0]?.key;
  return (
    <tbody>
      {rows.map((row) => {
        const key = rowKey(row);
        const classes = [key === openKey || isOpenToo?.(row) ? "is-open" : "", rowTone?.(row) ?? ""]
          .filter(Boolean)
          .join(" ");
        return (
          <tr
            key={key}
            className={classes || undefined}
            {...(key === openKey ? { "aria-current": "true" as const } : {})}
          >
            {columns.map((column) => (
              <Cell
                key={column.key}
                row={row}
                column={column}
                href={rowHref?.(row) ?? null}
                isHeader={column.key === headerKey}
              />
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}
