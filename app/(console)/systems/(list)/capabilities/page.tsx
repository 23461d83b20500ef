import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { HowLegend } from "@/components/feedback/how-mark";
import { Content } from "@/components/layout/content";
import { Segments } from "@/components/ui/segments";
import { requireActor } from "@/lib/auth/session";
import { listCapabilities, listVendors } from "@/lib/systems/capability.queries";
import { CapabilityTable } from "../../_components/capability-table";
import { VendorAbilities } from "../../_components/vendor-abilities";

export const metadata: Metadata = { title: "What each vendor can do" };

const PATH = "/systems/capabilities";

type Props = { searchParams: Promise<{ vendor?: string | string[] }> };

/** What the API of each vendor can do, what a person must do, and what nobody can, as the drivers declare it. */
export default async function CapabilitiesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { vendor } = await searchParams;
  const vendors = listVendors(actor);
  const chosen = vendors.find(({ key }) => key === vendor);
  const { vendors: names, rows, readings } = listCapabilities(actor, chosen ? [chosen.key] : []);
  return (
    <Content>
      <div className="toolbar">
        <Segments
          label="Vendor"
          selected={chosen?.key ?? "all"}
          segments={[
            { key: "all", label: "All vendors", href: PATH },
            ...vendors.map(({ key, name }) => ({ key, label: name, href: `${PATH}?vendor=${key}` })),
          ]}
        />
        <div className="toolbar__right">
          <HowLegend />
        </div>
      </div>
      {chosen?.notice ? (
        <div className="pb-3">
          <Banner title={`${chosen.name}:`}>{chosen.notice}</Banner>
        </div>
      ) : null}
      {chosen ? (
        <VendorAbilities vendor={chosen.name} rows={rows} readings={readings} />
      ) : (
        <CapabilityTable vendors={names} rows={rows} readings={readings} />
      )}
    </Content>
  );
}
