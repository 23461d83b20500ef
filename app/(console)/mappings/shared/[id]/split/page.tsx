import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { getMappedToken } from "@/lib/mappings/shared-token.queries";
import { splitToken } from "@/lib/mappings/split-token";
import { found } from "../../../../tokens/_components/found";
import { MappedTokenFacts, ridingCrumbs } from "../../../_components/ride-head";
import { SplitForm } from "../../../_components/split-form";

export const metadata: Metadata = { title: "Split a shared token" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ key?: string }> };

/** Chooses the keys that leave a shared token, and whose token they get. */
export default async function SplitTokenPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const token = await found(getMappedToken(actor, (await params).id));
  if (!mayDo(splitToken, actor) || token.keys === 0) notFound();
  const { key } = await searchParams;
  return (
    <>
      <PageHeader
        crumbs={ridingCrumbs(token)}
        title="Split a shared token"
        facts={[<MappedTokenFacts key="token" token={token} />]}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <SplitForm token={token} ticked={key ? [key] : []} />
        </div>
      </Content>
    </>
  );
}
