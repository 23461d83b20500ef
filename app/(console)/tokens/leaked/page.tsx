import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { revokeLeakedToken } from "@/lib/tokens/revoke-leaked-token";
import { LeakedForm } from "../_components/leaked-form";

export const metadata: Metadata = { title: "Find a leaked token" };

/** For a token that was found where it does not belong: paste it, and it is revoked if it is one of ours. */
export default async function LeakedTokenPage() {
  const actor = await requireActor();
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/tokens", label: "Tokens" }]}
        title="Find a leaked token"
        facts={["It is revoked at once if it is known here"]}
        ruled
      />
      <Content>
        <div className="pt-6">
          {mayDo(revokeLeakedToken, actor) ? (
            <LeakedForm reasons={REASONS} />
          ) : (
            <ErrorState title="Your role may not revoke tokens." />
          )}
        </div>
      </Content>
    </>
  );
}
