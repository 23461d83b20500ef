import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { removeMappings } from "@/lib/mappings/remove-mappings";
import { getMappedToken } from "@/lib/mappings/shared-token.queries";
import { found } from "../../../../tokens/_components/found";
import { RemoveForm } from "../../../_components/remove-form";
import { MappedTokenFacts, ridingCrumbs } from "../../../_components/ride-head";

export const metadata: Metadata = { title: "Remove keys" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ key?: string }> };

/** Ends mappings of chosen keys. */
export default async function RemoveKeysPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const token = await found(getMappedToken(actor, (await params).id));
  if (!mayDo(removeMappings, actor) || token.keys === 0) notFound();
  const { key } = await searchParams;
  return (
    <>
      <PageHeader
        crumbs={ridingCrumbs(token)}
        title="Remove keys"
        facts={[<MappedTokenFacts key="token" token={token} />]}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <RemoveForm token={token} ticked={key ? [key] : []} reasons={REASONS} />
        </div>
      </Content>
    </>
  );
}
