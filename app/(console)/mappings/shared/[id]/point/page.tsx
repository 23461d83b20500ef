import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { pointMappings } from "@/lib/mappings/point-mappings";
import { getMappedToken } from "@/lib/mappings/shared-token.queries";
import { found } from "../../../../tokens/_components/found";
import { PointForm } from "../../../_components/point-form";
import { MappedTokenFacts, ridingCrumbs } from "../../../_components/ride-head";

export const metadata: Metadata = { title: "Point keys elsewhere" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ key?: string }> };

/** Leads chosen keys of a token to another one. */
export default async function PointKeysPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const token = await found(getMappedToken(actor, (await params).id));
  if (!mayDo(pointMappings, actor) || token.keys === 0) notFound();
  const { key } = await searchParams;
  return (
    <>
      <PageHeader
        crumbs={ridingCrumbs(token)}
        title="Point keys elsewhere"
        facts={[<MappedTokenFacts key="token" token={token} />]}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <PointForm token={token} ticked={key ? [key] : []} />
        </div>
      </Content>
    </>
  );
}
