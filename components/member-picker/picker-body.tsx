"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { searchHref, type TableQuery } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LiveRegion } from "@/components/feedback/live-region";
import { Button } from "@/components/ui/button";
import type { PickerPage, PickerRow, PickerView, Staged } from "./picker.types";
import { PickerTable } from "./picker-table";

const NOTHING: Readonly<Record<PickerView, string>> = {
  selected: "Nobody is in this group yet. Go to All users and tick people, or paste a list.",
  all: "This system has no users that Gatehouse knows of. They appear after the next read.",
  changes: "Nothing is staged. Ticks that you set or clear appear here before anything is saved.",
};

export type PickerBodyProps = {
  caption: string;
  query: TableQuery;
  view: PickerView;
  rows: UseQueryResult<PickerPage>;
  staged: Staged;
  readOnly: boolean;
  onStage: (rows: readonly PickerRow[], wished: boolean) => void;
};

/** The rows in whatever state they are; a failed read says so and keeps what was shown, and never looks like an empty group. */
export function PickerBody({ caption, query, view, rows, staged, readOnly, onStage }: PickerBodyProps) {
  const table = rows.data?.rows.length ? (
    <PickerTable {...{ caption, query, staged, readOnly, onStage }} rows={rows.data.rows} />
  ) : null;
  if (rows.isError) {
    const retry = (
      <Button size="sm" onClick={() => void rows.refetch()}>
        Retry
      </Button>
    );
    return (
      <>
        <div className="pb-3">
          <ErrorState title="The list couldn’t be read." incident={rows.error.message} action={retry}>
            Nothing was changed, and what you staged is kept.
          </ErrorState>
        </div>
        {table ?? <div className="flex-1" />}
      </>
    );
  }
  if (!rows.data) {
    return (
      <div className="skeleton flex-1" aria-busy="true">
        <PickerTable {...{ caption, query, staged, onStage }} rows={[]} readOnly loading />
        <LiveRegion>Loading users</LiveRegion>
      </div>
    );
  }
  if (table) return table;
  if (!query.q) return <EmptyState title="Nobody to show">{NOTHING[view]}</EmptyState>;
  const clear = (
    <a className="btn" href={searchHref(query, "")} data-table-nav="">
      Clear the search
    </a>
  );
  return <EmptyState title={`No users match “${query.q}”`} actions={clear} />;
}
