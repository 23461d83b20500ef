"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useRef, useTransition } from "react";
import { followTableLink, TableNavigationContext, useTableKeys } from "./table-navigation";

/** Around toolbar, table and footer: moves between list states in a transition with a thin bar, and moves rows by keyboard. */
export function TableFrame({ busyLabel, children }: { busyLabel: string; children: ReactNode }) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [isPending, startTransition] = useTransition();
  const navigate = useCallback(
    (href: string, how: "push" | "replace" = "push") => startTransition(() => router[how](href, { scroll: false })),
    [router],
  );
  useTableKeys(frame);
  const navigation = useMemo(() => ({ navigate, isPending }), [navigate, isPending]);
  return (
    <TableNavigationContext value={navigation}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only follows links inside, which keyboards click themselves */}
      <div
        className="tableframe"
        ref={frame}
        aria-busy={isPending}
        onClick={(event) => followTableLink(event, navigate)}
      >
        {isPending ? <ProgressBar label={busyLabel} /> : null}
        {children}
      </div>
    </TableNavigationContext>
  );
}

/** The thin bar over rows that stay while newer ones are fetched. */
export function ProgressBar({ label }: { label: string }) {
  return (
    <div className="progress" role="progressbar" aria-label={label}>
      <i />
    </div>
  );
}
