"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Failure, NO_ANSWER } from "@/components/form/command";
import type { SaveDraft, Staged } from "./picker.types";

export type Draft = {
  staged: Staged;
  change: (next: Staged) => void;
  /** Counts what the server has kept, so that lists made from the draft are read again. */
  savedTimes: number;
  isSaving: boolean;
  failure: Failure | null;
  retry: () => void;
};

/**
 * The staged wishes: shown at once, kept on the server right after. Saves never overlap; while one is under way only the newest wish
 * waits, because the draft is always sent whole. A failed save keeps every tick on screen and says so.
 */
export function useDraft(initial: Staged, save: SaveDraft): Draft {
  const [staged, setStaged] = useState(initial);
  const [savedTimes, setSavedTimes] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const waiting = useRef<Staged | null>(null);
  const busy = useRef(false);
  const newest = useRef(initial);

  const drain = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    let problem: Failure | null = null;
    while (waiting.current && !problem) {
      const next = waiting.current;
      waiting.current = null;
      const answer = await save(next).catch(() => ({ ok: false as const, error: NO_ANSWER }));
      if (!answer.ok) problem = answer.error;
      else setSavedTimes((times) => times + 1);
    }
    setFailure(problem);
    setSaving(false);
    busy.current = false;
  }, [save]);

  const change = useCallback(
    (next: Staged) => {
      newest.current = next;
      waiting.current = next;
      setStaged(next);
      void drain();
    },
    [drain],
  );
  const retry = useCallback(() => change(newest.current), [change]);

  const atRisk = isSaving || failure !== null;
  useEffect(() => {
    if (!atRisk) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [atRisk]);

  return { staged, change, savedTimes, isSaving, failure, retry };
}
