import type { Metadata } from "next";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { listFilters } from "@/lib/connectors/connector.queries";
import { declareFilter } from "@/lib/connectors/declare-filter";
import { mayDo } from "@/lib/gate/authorise";
import { DeclareFilter, WithdrawFilter } from "../../_components/filter-form";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "Record filters" };

/** The second line: which records come back. Declared here, enforced by the vendor, and not to be seen from here. */
export default async function FiltersPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const filters = await listFilters(actor, connector.id);
  const mayChange = mayDo(declareFilter, actor) && connector.retiredAt === null;
  return (
    <Content>
      <p className="note note--rule mt-6">
        Which records come back is decided by {connector.systemName} (filter authorisation) and can’t be seen from here.
        What stands below is what somebody wrote down about it.
      </p>
      <Section title="Record filters" note={`${filters.length} declared`}>
        {filters.length === 0 ? (
          <p className="small muted">None declared. It is unknown whether the vendor filters anything.</p>
        ) : (
          <ul className="rows border-line border-t">
            {filters.map((filter) => (
              <li key={filter.id}>
                <div className="grow">
                  <p className="med">{filter.says}</p>
                  <p className="sub-line">
                    Declared <Time at={filter.since} as="day" />
                    {filter.by ? `, ${filter.by}` : ""}
                  </p>
                </div>
                {mayChange ? <WithdrawFilter connectorId={connector.id} filterId={filter.id} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {mayChange ? (
        <Section title="Declare a record filter">
          <DeclareFilter connectorId={connector.id} />
        </Section>
      ) : null}
    </Content>
  );
}
