"use client";

import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { isCurrent, type NavItem, type NavSection } from "./nav";

function Count({ item }: { item: NavItem }) {
  if (!item.count) return null;
  const means = item.countMeans ?? "";
  return (
    <span
      className={item.countTone === "warn" ? "rail__count rail__count--warn" : "rail__count"}
      title={`${item.count} ${means}`.trim()}
    >
      {item.count.toLocaleString("en-GB")}
      <span className="vh"> {means}</span>
    </span>
  );
}

/** The navigation as data: labelled sections, icon and words, counts; marks the page where we are. */
export function NavList({ sections, onNavigate }: { sections: readonly NavSection[]; onNavigate?: () => void }) {
  const pathname = usePathname();
  return sections.map((section) => (
    <Fragment key={section.label}>
      <p className="rail__label">
        <span>{section.label}</span>
      </p>
      {section.items.map((item) => (
        <Link
          key={item.href}
          className="rail__item"
          href={item.href}
          prefetch={false}
          title={item.label}
          {...(isCurrent(item.href, pathname) ? { "aria-current": "page" as const } : {})}
          {...(onNavigate ? { onClick: onNavigate } : {})}
        >
          <Icon name={item.icon} />
          <span>{item.label}</span>
          <Count item={item} />
        </Link>
      ))}
    </Fragment>
  ));
}
