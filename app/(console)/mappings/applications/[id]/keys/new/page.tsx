import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { getApplication } from "@/lib/applications/application.queries";
import { makeApplicationKey } from "@/lib/applications/make-application-key";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { found } from "../../../../../tokens/_components/found";
import { ApplicationKeyForm } from "../../../_components/application-key-form";

export const metadata: Metadata = { title: "Make a key" };

/** Makes a key of a host application and shows it once, on a full page. */
export default async function NewApplicationKeyPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const given = await params;
  const { id, name, retiredAt } = await found(getApplication(actor, given.id));
  if (!mayDo(makeApplicationKey, actor) || retiredAt) notFound();
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings/applications", label: "Applications" },
          { href: `/mappings/applications/${id}`, label: name },
        ]}
        title="Make a key"
        facts={["It is shown once"]}
        ruled
      />
      <Content>
        <div className="grid max-w-[720px] gap-6 pt-6">
          <ApplicationKeyForm application={{ id, name }} />
        </div>
      </Content>
    </>
  );
}
