"use client";

import { PageProblem } from "@/components/feedback/page-problem";

/** Stands inside the frame, so that one page that fails leaves the navigation to all others. */
export default function ErrorInConsole({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageProblem incident={error.digest} retry={reset} />;
}
