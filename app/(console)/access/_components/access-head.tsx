import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Segments } from "@/components/ui/segments";

export type AccessView = "connector" | "user" | "explain" | "compare";

const VIEWS = [
  { key: "connector", label: "By connector", href: "/access" },
  { key: "user", label: "By user", href: "/access/by-user" },
  { key: "explain", label: "Explain one", href: "/access/explain" },
  { key: "compare", label: "Compare two days", href: "/access/compare" },
];

/** Title, facts, the four ways to ask, and the form that asks: its fields live in the address. */
export function AccessHead({
  view,
  facts,
  actions,
  children,
}: {
  view: AccessView;
  facts?: readonly ReactNode[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title="Who has access" {...(facts ? { facts } : {})} {...(actions ? { actions } : {})} />
      <div className="toolbar px-6 border-line border-b">
        <Segments label="Ways to ask" segments={VIEWS} selected={view} />
        {children}
      </div>
    </>
  );
}
