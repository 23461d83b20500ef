import { type Column, cellClass } from "./columns";
import { TableHead } from "./table-head";

const WIDTHS = ["w-24", "w-20", "w-28", "w-16", "w-32"] as const;

/** The table before its rows: same frame, same heights, shown only when reading takes longer than 400 ms. */
export function TableSkeleton<Row>({
  caption,
  columns,
  rows = 12,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows?: number;
}) {
  const places = Array.from({ length: rows }, (_, index) => `row-${index}`);
  return (
    <div className="content content--flush skeleton">
      <div className="toolbar" />
      <div className="tablewrap bleed" aria-busy="true">
        <table>
          <caption>{caption}</caption>
          <TableHead columns={columns} />
          <tbody>
            {places.map((place, row) => (
              <tr key={place}>
                {columns.map((column, index) => (
                  <td key={column.key} className={cellClass(column)}>
                    <span
                      className={`skel ${column.align === "end" ? "w-10" : WIDTHS[(row * 2 + index) % WIDTHS.length]}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="vh" role="status">
        Loading {caption.toLowerCase()}
      </p>
    </div>
  );
}
