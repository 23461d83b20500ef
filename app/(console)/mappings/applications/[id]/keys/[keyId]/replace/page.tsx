import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { getApplication } from "@/lib/applications/application.queries";
import { rotateApplicationKey } from "@/lib/applications/rotate-application-key";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { found } from "../../../../../../tokens/_components/found";
import { ApplicationKeyForm } from "../../../../_components/application-key-form";

export const metadata: Metadata = { title: "Replace a key" };

/** Makes the next key of a host application; the old one goes on for a while. */
export default async function ReplaceApplicationKeyPage({
  params,
}: {
  params: Promise<{ id: string; keyId: string }>;
}) {
  const actor = await requireActor();
  const given = await params;
  const { id, name, retiredAt, keys } = await found(getApplication(actor, given.id));
  if (!mayDo(rotateApplicationKey, actor) || retiredAt) notFound();
  const old = keys.find((key) => key.id === given.keyId);
  if (!old || (old.state !== "working" && old.state !== "ending")) notFound();
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings/applications", label: "Applications" },
          { href: `/mappings/applications/${id}`, label: name },
        ]}
        title="Replace a key"
        facts={["It is shown once"]}
        ruled
      />
      <Content>
        <div className="grid max-w-[720px] gap-6 pt-6">
          <ApplicationKeyForm application={{ id, name }} replaces={{ id: old.id, lastFour: old.lastFour }} />
        </div>
      </Content>
    </>
  );
}
