import { TableHead } from "./table-head";
import { type RowsProps, TableRows } from "./table-rows";
import type { TableQuery } from "./table-url";

export type PlainTableProps<Row> = RowsProps<Row> & {
  /** Names the table for screen readers. */
  caption: string;
  query?: TableQuery;
  /** Runs to the edges of the main column. */
  bleed?: boolean;
  compact?: boolean;
  /** Last known rows, greyed. */
  stale?: boolean;
  id?: string;
};

/** The native table itself, without toolbar and footer, for previews and short lists inside a page. */
export function PlainTable<Row>({
  caption,
  query,
  bleed = false,
  compact = false,
  stale = false,
  id,
  ...rows
}: PlainTableProps<Row>) {
  const classes = [compact ? "compact" : "", stale ? "stale" : ""].filter(Boolean).join(" ");
  return (
    <section
      className={bleed ? "tablewrap bleed" : "tablewrap"}
      aria-label={`${caption}, table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
      tabIndex={0}
      {...(id ? { id } : {})}
    >
      <table className={classes || undefined}>
        <caption>{caption}</caption>
        <TableHead columns={rows.columns} query={query} />
        <TableRows {...rows} />
      </table>
    </section>
  );
}
