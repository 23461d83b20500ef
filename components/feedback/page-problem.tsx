"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";

/** A page that could not be made: says that nothing was changed, gives the id to quote, and tries again on request. */
export function PageProblem({ incident, retry }: { incident: string | undefined; retry: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      retry();
    });
  return (
    <div className="page-problem" role="alert">
      <h1>Something went wrong on our side</h1>
      <p className="small muted">
        This page could not be read. Reading a page never changes anything, so nothing was lost.
      </p>
      {incident ? (
        <p className="small">
          Incident <span className="mono">{incident}</span>
        </p>
      ) : null}
      <p className="row">
        <Button look="primary" onClick={again}>
          Try again
        </Button>
        <LinkButton href="/">Go to Home</LinkButton>
      </p>
    </div>
  );
}
