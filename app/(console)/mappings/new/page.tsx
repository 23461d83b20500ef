import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { listApplicationChoices } from "@/lib/applications/application.queries";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { addMappings } from "@/lib/mappings/add-mappings";
import { NewMappingForm } from "../_components/new-mapping-form";

export const metadata: Metadata = { title: "New mapping" };

/** The form for new mappings; `application` in the address fills it in. */
export default async function NewMappingPage({ searchParams }: { searchParams: Promise<{ application?: string }> }) {
  const actor = await requireActor();
  const { application = "" } = await searchParams;
  const applications = await listApplicationChoices(actor);
  const applicationId = applications.some(({ id }) => id === application) ? application : "";
  return (
    <>
      <PageHeader crumbs={[{ href: "/mappings", label: "Mappings" }]} title="New mapping" ruled />
      <Content narrow>
        <div className="pt-6">
          {!mayDo(addMappings, actor) ? (
            <ErrorState title="Your role may not map keys.">An admin or an owner can.</ErrorState>
          ) : applications.length === 0 ? (
            <>
              <p className="small">There is no host application yet whose keys could lead anywhere.</p>
              <p className="row mt-4">
                <LinkButton href="/mappings/applications/new" look="primary" icon="plus">
                  New application
                </LinkButton>
              </p>
            </>
          ) : (
            <NewMappingForm applications={applications} applicationId={applicationId} />
          )}
        </div>
      </Content>
    </>
  );
}
