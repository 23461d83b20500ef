"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { PickerView } from "@/components/member-picker/picker.types";
import { rowsAddress } from "@/components/member-picker/rows-address";
import { useDraft } from "@/components/member-picker/use-draft";
import { usePickerQuery, usePickerRows } from "@/components/member-picker/use-picker-rows";
import { Button, LinkButton } from "@/components/ui/button";
import { keepMembersAction } from "../../actions";
import { MembersList } from "./members-list";

const ROWS_URL = "/api/internal/groups/new/users";
const PAUSE_MS = 700;

export type MembersStepProps = {
  caption: string;
  /** How many accounts there are to tick. */
  users: number;
  ticked: readonly string[];
  /** Who can't get a token yet. */
  unready: string | null;
  backHref: string;
  after: { href: string; words: string };
};

/** Ticks are kept on the server one by one, so leaving this step by any way loses none of them. */
export function MembersStep({ caption, users, ticked, unready, backHref, after }: MembersStepProps) {
  const router = useRouter();
  const draft = useDraft({ add: ticked, remove: [] }, keepMembersAction);
  const { query, view } = usePickerQuery("all");
  const shown: PickerView = view === "changes" ? "selected" : view;
  const rows = usePickerRows(rowsAddress(ROWS_URL, query, shown), shown === "selected" ? draft.savedTimes : 0);
  const { savedTimes, failure, isSaving } = draft;

  useEffect(() => {
    // The steps at the left say how many are in and how many aren't ready. The server counts both, once the ticking pauses, because
    // a page that is made again holds up the next tick's saving.
    if (savedTimes === 0 || isSaving) return;
    const pause = setTimeout(() => router.refresh(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [savedTimes, isSaving, router]);

  return (
    <>
      <div className="flex min-w-0 flex-col gap-1">
        <h2>Members</h2>
        <p className="small muted">
          Who is ticked is in the group from the start. Nobody has to be, but AFAS makes a group only with a member in
          it.
        </p>
        <MembersList {...{ caption, users, query, rows, draft }} view={shown} />
      </div>
      <div className="formfoot col-span-full">
        <LinkButton href={backHref}>Back</LinkButton>
        {failure ? (
          <span className="small text-danger" role="alert">
            Not kept on the server yet. {failure.message}{" "}
            <button type="button" className="linkbtn" onClick={draft.retry}>
              Try again
            </button>
          </span>
        ) : (
          <span className="small muted">{unready}</span>
        )}
        <span className="push row row--wrap">
          <LinkButton href="/groups">Keep as draft</LinkButton>
          <Button look="primary" busy={isSaving} onClick={() => !failure && router.push(after.href)}>
            {after.words}
          </Button>
        </span>
      </div>
    </>
  );
}
