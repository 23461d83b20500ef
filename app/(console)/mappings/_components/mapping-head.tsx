import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { type TabLink, Tabs } from "@/components/layout/tabs";
import { countApplications } from "@/lib/applications/application.queries";
import type { OperatorActor } from "@/lib/auth/session";
import { countExternalIds } from "@/lib/identities/identity.queries";
import { countMappings } from "@/lib/mappings/mapping.queries";
import type { MappingCounts } from "@/lib/mappings/mapping-views.rules";

const TABS = [
  { href: "/mappings", label: "Table" },
  { href: "/mappings/shared", label: "Shared tokens" },
  { href: "/mappings/identities", label: "Identities" },
  { href: "/mappings/applications", label: "Applications" },
] as const;

const amount = (n: number, one: string, many: string) => (
  <>
    <b>{n.toLocaleString("en-GB")}</b> {n === 1 ? one : many}
  </>
);

function factsOf({ keys, applications, shared, orphans }: MappingCounts): ReactNode[] {
  return [
    <>
      {amount(keys, "key", "keys")} of {applications === 1 ? "1 application" : `${applications} applications`}
    </>,
    amount(shared, "token carries more than one key", "tokens carry more than one key"),
    ...(orphans > 0 ? [amount(orphans, "orphan", "orphans")] : []),
  ];
}

export type MappingHeadProps = {
  actor: OperatorActor;
  actions?: ReactNode;
  /** What there is of something else than keys. */
  facts?: readonly ReactNode[];
  /** The part that is open, where the address goes on below it. */
  part?: (typeof TABS)[number]["href"];
};

/** The head that the pages of mappings share: what there is, and the tabs with their counts. */
export async function MappingHead({ actor, actions, facts, part }: MappingHeadProps) {
  const [counts, applications, identities] = await Promise.all([
    countMappings(actor),
    countApplications(actor),
    countExternalIds(actor),
  ]);
  const numbers: Readonly<Record<string, number>> = {
    "/mappings": counts.keys,
    "/mappings/shared": counts.shared,
    "/mappings/identities": identities,
    "/mappings/applications": applications,
  };
  const tabs = TABS.map((tab): TabLink => {
    const count = numbers[tab.href];
    return { ...tab, ...(count === undefined ? {} : { count }), ...(part ? { current: tab.href === part } : {}) };
  });
  return (
    <>
      <PageHeader title="Mappings" facts={facts ?? factsOf(counts)} actions={actions} />
      <Tabs label="Parts of mappings" tabs={tabs} />
    </>
  );
}
