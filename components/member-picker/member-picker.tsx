"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useRef } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { TableFooter } from "@/components/data-table/table-footer";
import { ProgressBar } from "@/components/data-table/table-frame";
import { followTableLink, TableNavigationContext, useTableKeys } from "@/components/data-table/table-navigation";
import { hrefOf } from "@/components/data-table/table-url";
import { Segments } from "@/components/ui/segments";
import type { ActionResult } from "@/lib/core/errors";
import { PasteDialog } from "./paste-dialog";
import type { PasteOutcome, PickerRow, PickerView, SaveDraft, Staged } from "./picker.types";
import { PickerBody } from "./picker-body";
import { PickerFoot } from "./picker-foot";
import { rowsAddress } from "./rows-address";
import { stage, stagedCount } from "./staging";
import { useDraft } from "./use-draft";
import { usePickerQuery, usePickerRows } from "./use-picker-rows";

export type MemberPickerProps = {
  /** "Users of AFAS production, with membership of CONSULTANCY". */
  caption: string;
  /** Answers a GET with a `PickerPage` for `view`, `q`, `sort`, `size` and `after`, `before` or `at=last`. */
  rowsUrl: string;
  counts: { members: number; users: number };
  /** The draft as the server holds it when the page is made. */
  staged: Staged;
  saveDraft: SaveDraft;
  reviewHref: string;
  lookUp?: (text: string) => Promise<ActionResult<PasteOutcome>>;
  /** Said beside the counts: "2 of the 12 can’t get a token yet". */
  summary?: ReactNode;
  /** Shows who is in, without ticks. */
  readOnly?: boolean;
};

/** Users in group: one list in which a tick is the wish; what is staged survives search, paging and reload, and nothing is sent from here. */
export function MemberPicker(props: MemberPickerProps) {
  const { caption, rowsUrl, counts, saveDraft, reviewHref, lookUp, summary, readOnly = false } = props;
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const draft = useDraft(props.staged, saveDraft);
  const { query, view } = usePickerQuery(counts.members > 0 ? "selected" : "all");
  const rows = usePickerRows(rowsAddress(rowsUrl, query, view), view === "changes" ? draft.savedTimes : 0);

  const navigation = useMemo(() => {
    // The rows come by GET from here, so the server need not make the page again for another state of the list.
    const navigate = (href: string, how: "push" | "replace" = "push") =>
      how === "push" ? window.history.pushState(null, "", href) : window.history.replaceState(null, "", href);
    return { navigate, isPending: rows.isFetching };
  }, [rows.isFetching]);

  const show = (next: PickerView) =>
    navigation.navigate(hrefOf({ ...query, kept: { view: next }, cursor: { at: "first" } }));
  const onStage = (changed: readonly PickerRow[], wished: boolean) =>
    draft.change(stage(draft.staged, changed, wished));
  useTableKeys(frame, {
    s: () => show(view === "selected" ? "all" : "selected"),
    x: () => {
      const at = document.activeElement?.closest("tr")?.dataset.rowId;
      const row = rows.data?.rows.find((candidate) => candidate.id === at);
      if (row && !row.rule && !readOnly)
        frame.current?.querySelector<HTMLElement>(`tr[data-row-id="${at}"] input`)?.click();
    },
  });

  return (
    <TableNavigationContext value={navigation}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only follows links inside, which keyboards click themselves */}
      <div
        className="tableframe"
        ref={frame}
        aria-busy={rows.isFetching}
        onClick={(event) => followTableLink(event, navigation.navigate)}
      >
        {rows.isFetching && rows.data ? <ProgressBar label="Refreshing users" /> : null}
        <div className="toolbar">
          <Segments
            label="Which users"
            selected={view}
            onSelect={(key) => show(key as PickerView)}
            segments={[
              { key: "selected", label: "Show selected items only", count: counts.members.toLocaleString("en-GB") },
              { key: "all", label: "All users", count: counts.users.toLocaleString("en-GB") },
              { key: "changes", label: "Changes", count: <StagedCounts staged={draft.staged} /> },
            ]}
          />
          <SearchBox query={query} label="Find a user" />
          {lookUp && !readOnly ? (
            <div className="toolbar__right">
              <PasteDialog lookUp={lookUp} onAdd={(found) => onStage(found, true)} />
            </div>
          ) : null}
        </div>
        <PickerBody {...{ caption, query, view, rows, readOnly, onStage }} staged={draft.staged} />
        <TableFooter
          query={query}
          page={
            rows.data
              ? {
                  from: rows.data.from ?? (query.cursor.at === "first" ? 1 : null),
                  shown: rows.data.rows.length,
                  total: rows.data.total,
                  next: rows.data.next,
                  prev: rows.data.prev,
                }
              : null
          }
          note={readOnly ? "Read only" : "Ticks are kept while you search, page and reload"}
          raised={!readOnly}
        />
        {readOnly ? null : (
          <PickerFoot
            draft={draft}
            summary={summary}
            onReview={() => stagedCount(draft.staged) > 0 && !draft.failure && router.push(reviewHref)}
          />
        )}
      </div>
    </TableNavigationContext>
  );
}

function StagedCounts({ staged }: { staged: Staged }) {
  return (
    <>
      <span className="plus">+{staged.add.length}</span> <span className="minus">−{staged.remove.length}</span>
    </>
  );
}
