"use client";

import { useRef } from "react";

type FocusReturn = { remember: () => void; giveBack: (event: Event) => void };

/** Gives the focus back to what had it before a dialog that was opened without a trigger of its own. */
export function useFocusReturn(): FocusReturn {
  const before = useRef<HTMLElement | null>(null);
  return {
    remember: () => {
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    giveBack: (event) => {
      if (!before.current?.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
