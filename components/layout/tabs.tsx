"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

export type TabLink = { href: string; label: string; count?: number | string; current?: boolean };

/** The pages of one object as links; the one whose address is open is marked, unless `current` says otherwise. */
export function Tabs({ label = "Tabs", tabs }: { label?: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          className="tab"
          href={tab.href}
          prefetch={false}
          {...((tab.current ?? tab.href === pathname) ? { "aria-current": "page" as const } : {})}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="num">{typeof tab.count === "number" ? tab.count.toLocaleString("en-GB") : tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
