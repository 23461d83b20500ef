import type { IconName } from "@/components/ui/icon-set";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  /** Shown when above zero; `countMeans` says of what ("need you", "unhealthy"). */
  count?: number;
  countMeans?: string;
  countTone?: "plain" | "warn";
};

export type NavSection = { label: string; items: readonly NavItem[] };

/** Whether a page belongs to an entry of the navigation: home only as itself, every other with all that lies under it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}
