"use client";

import { PageProblem } from "@/components/feedback/page-problem";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <PageProblem incident={error.digest} retry={reset} />
    </main>
  );
}
