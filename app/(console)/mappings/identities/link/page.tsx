import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listLinkSystems } from "@/lib/identities/identity.queries";
import { linkIdentity } from "@/lib/identities/link-identity";
import { LinkIdentityForm } from "../_components/link-form";

export const metadata: Metadata = { title: "Link an external id" };

type Params = { system?: string; id?: string; common?: string; name?: string };

/** The form for a new link; the address fills it in. */
export default async function LinkIdentityPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor();
  const { system = "", id = "", common = "", name = "" } = await searchParams;
  const systems = await listLinkSystems(actor);
  return (
    <>
      <PageHeader crumbs={[{ href: "/mappings/identities", label: "Identities" }]} title="Link an external id" ruled />
      <Content>
        <div className="pt-6">
          {mayDo(linkIdentity, actor) ? (
            <LinkIdentityForm systems={systems} start={{ systemId: system, externalId: id, commonId: common, name }} />
          ) : (
            <ErrorState title="Your role may not link external ids.">An admin or an owner can.</ErrorState>
          )}
        </div>
      </Content>
    </>
  );
}
