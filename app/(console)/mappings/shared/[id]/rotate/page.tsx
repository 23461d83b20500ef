import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { rotateMappedToken } from "@/lib/mappings/rotate-mapped-token";
import { getMappedToken } from "@/lib/mappings/shared-token.queries";
import { found } from "../../../../tokens/_components/found";
import { MappedTokenFacts, ridingCrumbs } from "../../../_components/ride-head";
import { RotateForm } from "../../../_components/rotate-form";

export const metadata: Metadata = { title: "Rotate behind the keys" };

type Props = { params: Promise<{ id: string }> };

/** Has a new token made behind the keys of one that stands. */
export default async function RotateTokenPage({ params }: Props) {
  const actor = await requireActor();
  const token = await found(getMappedToken(actor, (await params).id));
  if (!mayDo(rotateMappedToken, actor) || token.keys === 0) notFound();
  return (
    <>
      <PageHeader
        crumbs={ridingCrumbs(token)}
        title="Rotate behind the keys"
        facts={[<MappedTokenFacts key="token" token={token} />]}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <RotateForm token={token} />
        </div>
      </Content>
    </>
  );
}
