"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_500;

/** Reads the page again every second and a half while something on it is under way and the window is looked at. */
export function LiveRefresh({ when }: { when: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!when) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [when, router]);
  return null;
}
