import type { ReactNode } from "react";
import type { OperatorActor } from "@/lib/auth/session";
import { countIdentities } from "@/lib/identities/identity.queries";
import { MappingHead } from "../../_components/mapping-head";

const amount = (n: number, one: string, many: string) => (
  <>
    <b>{n.toLocaleString("en-GB")}</b> {n === 1 ? one : many}
  </>
);

/** The head of mappings with what there is of identities. */
export async function IdentitiesHead({ actor, actions }: { actor: OperatorActor; actions?: ReactNode }) {
  const { all, conflicts, orphans } = await countIdentities(actor);
  const facts = [
    amount(all, "external id", "external ids"),
    amount(conflicts, "with a conflict", "with a conflict"),
    amount(orphans, "with something missing", "with something missing"),
  ];
  return <MappingHead actor={actor} actions={actions} facts={facts} part="/mappings/identities" />;
}
