import type { ReactNode } from "react";

/** One column as data; `cell` runs on the server and its markup is all that reaches the browser. */
export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and dates stand at the end. */
  readonly align?: "start" | "end";
  /** `wide` columns are left out below 1280 px, `tablet` columns below 768 px. */
  readonly priority?: "always" | "wide" | "tablet";
  readonly sortable?: boolean;
  /** Long words may break over lines. */
  readonly wrap?: boolean;
  /** Explains the heading on hover. */
  readonly help?: string;
};

/** The classes of a column's cells. */
export function cellClass<Row>(column: Column<Row>): string | undefined {
  const hidden = column.priority === "wide" ? "hide-md" : column.priority === "tablet" ? "hide-sm" : "";
  const classes = [column.align === "end" ? "r" : "", hidden].filter(Boolean).join(" ");
  return classes || undefined;
}
