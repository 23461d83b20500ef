"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Draft } from "./use-draft";

export type PickerFootProps = { draft: Draft; summary?: ReactNode; onReview: () => void };

/** What is staged, whether the server has it, and the two ways on: away with it, or look it over. */
export function PickerFoot({ draft, summary, onReview }: PickerFootProps) {
  const { staged, isSaving, failure } = draft;
  const count = staged.add.length + staged.remove.length;
  return (
    <div className="formfoot">
      <span className="small nowrap">
        <b className="strong">Staged:</b> <span className="plus num">+{staged.add.length}</span>{" "}
        <span className="minus num">−{staged.remove.length}</span>
      </span>
      {failure ? (
        <span className="small text-danger ms-2" role="alert">
          Not kept on the server yet. {failure.message}{" "}
          <button type="button" className="linkbtn" onClick={draft.retry}>
            Try again
          </button>
        </span>
      ) : (
        <span className="small muted ms-2">{count === 0 ? "Tick people to stage a change" : summary}</span>
      )}
      <span className="push row">
        <Button onClick={() => draft.change({ add: [], remove: [] })} aria-disabled={count === 0}>
          Discard
        </Button>
        <Button look="primary" busy={isSaving} onClick={onReview} aria-disabled={count === 0}>
          {count === 0 ? "Review changes" : count === 1 ? "Review 1 change" : `Review ${count} changes`}
        </Button>
      </span>
    </div>
  );
}
