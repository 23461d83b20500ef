"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";

function leavingHref(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target || link.origin !== window.location.origin || link.getAttribute("href")?.startsWith("#"))
    return null;
  return link.pathname + link.search;
}

/** Asks before typed words are left behind, by a link, by closing the tab or by reloading. */
export function DirtyGuard({ dirty }: { dirty: boolean }) {
  const router = useRouter();
  const keep = useRef<HTMLButtonElement>(null);
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = leavingHref(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [dirty]);
  return (
    <AlertDialog
      open={target !== null}
      onOpenChange={(open) => !open && setTarget(null)}
      keepRef={keep}
      title="Leave without saving?"
      consequence="What you typed on this page has not been saved and will be lost."
      foot={
        <>
          <Button ref={keep} onClick={() => setTarget(null)}>
            Stay here
          </Button>
          <Button look="danger" onClick={() => target && router.push(target)}>
            Leave
          </Button>
        </>
      }
    />
  );
}
