import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { connectSystem } from "@/lib/systems/connect-system";
import { PROFILES } from "@/lib/upstreams/profiles";
import { ConnectForm } from "../_components/connect-form";
import { VendorChoice } from "./vendor-choice";

export const metadata: Metadata = { title: "New system" };

type NewSystemProps = { searchParams: Promise<{ vendor?: string | string[] }> };

/** Connects one environment of a vendor: first the vendor, then what it asks; only an owner may. */
export default async function NewSystemPage({ searchParams }: NewSystemProps) {
  const actor = await requireActor();
  if (!mayDo(connectSystem, actor)) notFound();
  const { vendor } = await searchParams;
  const profile = typeof vendor === "string" && Object.hasOwn(PROFILES, vendor) ? PROFILES[vendor] : undefined;
  return (
    <>
      <PageHeader
        ruled
        crumbs={[{ href: "/systems", label: "Systems" }]}
        title="New system"
        facts={[profile ? profile.name : "Choose the vendor"]}
        {...(profile ? { actions: <LinkButton href="/systems/new">Another vendor</LinkButton> } : {})}
      />
      <Content narrow>
        <div className="grid gap-4 pt-6">
          {profile?.notice ? (
            <Banner tone="warning" title={`Before you connect ${profile.name}.`}>
              {profile.notice}
            </Banner>
          ) : null}
          {profile && typeof vendor === "string" ? (
            <ConnectForm key={vendor} vendor={vendor} vendorName={profile.name} fields={profile.setup} />
          ) : (
            <VendorChoice />
          )}
        </div>
      </Content>
    </>
  );
}
