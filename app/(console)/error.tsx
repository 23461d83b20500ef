"use client";

import { PageProblem } from "@/components/feedback/page-problem";

/** A page of the console that could not be made; the frame around it stays. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageProblem incident={error.digest} retry={reset} />;
}
