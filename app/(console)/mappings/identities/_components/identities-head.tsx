import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";

export type IdentityCounts = { all: number; conflicts: number; orphans: number };

const amount = (n: number, one: string, many: string) => (
  <>
    <b>{n.toLocaleString("en-GB")}</b> {n === 1 ? one : many}
  </>
);

/** The title, what there is, and the parts of mappings with this one open. */
export function IdentitiesHead({ counts, actions }: { counts: IdentityCounts; actions?: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Mappings"
        facts={[
          amount(counts.all, "external id", "external ids"),
          amount(counts.conflicts, "conflict", "conflicts"),
          amount(counts.orphans, "orphan", "orphans"),
        ]}
        actions={actions}
      />
      <Tabs
        label="Parts of mappings"
        tabs={[
          { href: "/mappings", label: "Table" },
          { href: "/mappings/shared", label: "Shared tokens" },
          { href: "/mappings/identities", label: "Identities", count: counts.all, current: true },
          { href: "/mappings/applications", label: "Applications" },
        ]}
      />
    </>
  );
}
