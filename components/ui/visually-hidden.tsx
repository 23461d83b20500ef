import type { ReactNode } from "react";

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="vh">{children}</span>;
}

/** An empty cell: blank to the eye, "none" to a screen reader. What is unknown or never is a word of its own. */
export function None() {
  return <span className="vh">none</span>;
}
