"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { TableFooter } from "@/components/data-table/table-footer";
import { ProgressBar } from "@/components/data-table/table-frame";
import { followTableLink, TableNavigationContext, useTableKeys } from "@/components/data-table/table-navigation";
import { hrefOf, type TableQuery } from "@/components/data-table/table-url";
import { PasteDialog } from "@/components/member-picker/paste-dialog";
import type { PickerPage, PickerRow, PickerView } from "@/components/member-picker/picker.types";
import { PickerBody } from "@/components/member-picker/picker-body";
import { stage } from "@/components/member-picker/staging";
import type { Draft } from "@/components/member-picker/use-draft";
import { Segments } from "@/components/ui/segments";
import { lookUp } from "./look-up";

export type MembersListProps = {
  caption: string;
  users: number;
  query: TableQuery;
  view: PickerView;
  rows: UseQueryResult<PickerPage>;
  draft: Draft;
};

// The rows come by GET from here, so the server need not make the page again for another state of the list.
const navigate = (href: string, how: "push" | "replace" = "push") =>
  how === "push" ? window.history.pushState(null, "", href) : window.history.replaceState(null, "", href);

/** The accounts of the ticked systems, as in Users in group: a tick is the wish, search and paging leave it as it is. */
export function MembersList({ caption, users, query, view, rows, draft }: MembersListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { staged } = draft;
  const { data, isFetching } = rows;
  const navigation = useMemo(() => ({ navigate, isPending: isFetching }), [isFetching]);
  const show = (next: PickerView) => navigate(hrefOf({ ...query, kept: { view: next }, cursor: { at: "first" } }));
  const onStage = (changed: readonly PickerRow[], wished: boolean) => draft.change(stage(staged, changed, wished));
  useTableKeys(frame, { s: () => show(view === "selected" ? "all" : "selected") });
  const page = data && {
    from: data.from ?? null,
    shown: data.rows.length,
    total: data.total,
    next: data.next,
    prev: data.prev,
  };
  return (
    <TableNavigationContext value={navigation}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only follows links inside, which keyboards click themselves */}
      <div
        // Nobody is in a group that isn't there yet, so the column Membership would only repeat the ticks.
        className="tableframe [--gutter:0px] [&_tr>:nth-child(7)]:hidden"
        ref={frame}
        aria-busy={isFetching}
        onClick={(event) => followTableLink(event, navigate)}
      >
        {isFetching && data ? <ProgressBar label="Refreshing users" /> : null}
        <div className="toolbar">
          <Segments
            label="Which users"
            selected={view}
            onSelect={(key) => show(key as PickerView)}
            segments={[
              { key: "selected", label: "Show selected items only", count: staged.add.length.toLocaleString("en-GB") },
              { key: "all", label: "All users", count: users.toLocaleString("en-GB") },
            ]}
          />
          <SearchBox query={query} label="Find a user" />
          <div className="toolbar__right">
            <PasteDialog lookUp={lookUp} onAdd={(found) => onStage(found, true)} />
          </div>
        </div>
        <PickerBody {...{ caption, query, view, rows, staged, onStage }} readOnly={false} />
        <TableFooter query={query} page={page ?? null} note="Ticks are kept while you search, page and reload" raised />
      </div>
    </TableNavigationContext>
  );
}
