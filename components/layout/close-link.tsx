"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** Closes a panel or drawer by going to the address without it; Escape does the same unless a dialog is open above. */
export function CloseLink({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      router.replace(href, { scroll: false });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [href, router]);
  return (
    <Link className="close m-0" href={href} replace scroll={false} aria-label="Close">
      <Icon name="x" />
    </Link>
  );
}
