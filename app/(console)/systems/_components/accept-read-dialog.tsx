"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { type BrakeFacts, countOf } from "@/lib/observe/reading-views.rules";
import { acceptReadAction } from "../actions";

export type AcceptReadProps = { systemId: string; name: string; readingId: string; brake: BrakeFacts };

/** Asks before a stopped reading is believed; over 25 the count has to be typed. */
export function AcceptReadDialog({ systemId, name, readingId, brake }: AcceptReadProps) {
  const gone = countOf(brake.kind, brake.gone);
  return (
    <ConfirmDialog
      trigger={{ children: "Let it through", size: "sm" }}
      title={`Call ${gone} of ${name} gone?`}
      consequence={`The reading showed ${(brake.known - brake.gone).toLocaleString("en-GB")} of ${countOf(brake.kind, brake.known)}. Afterwards ${gone} count as gone there and show as drift. Nothing that was decided here changes by it.`}
      confirm="Call them gone"
      keep="Keep what was known"
      action={acceptReadAction}
      fixed={{ systemId, readingId }}
      {...(brake.gone > 25 ? { count: brake.gone } : {})}
    />
  );
}
