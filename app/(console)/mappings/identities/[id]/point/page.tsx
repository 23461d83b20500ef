import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { getIdentity } from "@/lib/identities/identity.queries";
import { pointIdentity } from "@/lib/identities/point-identity";
import { found } from "../../../../tokens/_components/found";
import { PointForm } from "../../_components/point-form";

export const metadata: Metadata = { title: "Point an external id elsewhere" };

/** Another common identity id for an external id, with the merge shown before it happens. */
export default async function PointIdentityPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id, externalId, systemName, commonId, name } = await found(getIdentity(actor, (await params).id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings/identities", label: "Identities" },
          { href: `/mappings/identities/${id}`, label: externalId },
        ]}
        title="Point elsewhere"
        facts={[`${externalId} of ${systemName} stands for ${commonId ?? "nothing"} now`]}
        ruled
      />
      <Content>
        <div className="pt-6">
          {mayDo(pointIdentity, actor) ? (
            <PointForm identity={{ id, externalId, commonId, name }} />
          ) : (
            <ErrorState title="Your role may not point external ids elsewhere.">An admin or an owner can.</ErrorState>
          )}
        </div>
      </Content>
    </>
  );
}
