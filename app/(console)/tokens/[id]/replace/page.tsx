import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { rotateToken } from "@/lib/tokens/rotate-token";
import { getToken } from "@/lib/tokens/token.queries";
import { readTokenLife } from "@/lib/tokens/token-life.queries";
import { found } from "../../_components/found";
import { RotateForm } from "../../_components/rotate-form";

export const metadata: Metadata = { title: "Replace a token" };

/** Makes a new token in the place of one that stands, step by step; the way to another scope. */
export default async function ReplacePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const token = await found(getToken(actor, id));
  const { endpoints, scope } = await found(readTokenLife(actor, id));
  if (!mayDo(rotateToken, actor) || token.issuedAt === null || token.revokedAt !== null) notFound();
  const { hint, label, userName, connectorName } = token;
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/tokens", label: "Tokens" },
          { href: `/tokens/${id}`, label: hint },
        ]}
        title="Replace a token"
        facts={[connectorName]}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <RotateForm token={{ id, label, userName, connectorName }} endpoints={endpoints} scope={scope} />
        </div>
      </Content>
    </>
  );
}
