import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { ChangeConnectorInput } from "./connector.schema";
import { checkNameIsFree, lockConnector, refOf } from "./connector.store";

/** Changes what is written about a connector here; refused with `conflict` where somebody changed it since the form was opened. */
export const changeConnector = defineOperation({
  id: "connector.change",
  title: "Change an app connector",
  roles: ["owner", "admin"],
  input: ChangeConnectorInput,
  output: ids("connectorId").extend({ version: z.int() }),
  locks: (input) => [input.connectorId],
  async change(tx, _ctx, { connectorId, version, ...wish }) {
    const current = await lockConnector(tx, connectorId);
    if (current.version !== version) throw new DomainError("conflict");
    await checkNameIsFree(tx, current.systemId, wish.name, connectorId);
    const { name, owner, purpose, tokenValidityDays } = current;
    await tx.connector.update({ where: { id: connectorId }, data: { ...wish, version: { increment: 1 } } });
    return {
      value: { connectorId, version: version + 1 },
      sentence: `Change app connector ${wish.name}`,
      audit: [
        {
          code: "connector.changed",
          subject: refOf({ id: connectorId, name: wish.name }),
          before: { name, owner, purpose, token_validity_days: tokenValidityDays },
          after: {
            name: wish.name,
            owner: wish.owner,
            purpose: wish.purpose,
            token_validity_days: wish.tokenValidityDays,
          },
        },
      ],
      warnings: warningsOf(current, wish),
    };
  },
});

type Written = { name: string; tokenValidityDays: number | null };

// Both stand in the vendor's own console too, where no API reaches them.
function warningsOf(current: Written & { systemName: string }, wish: Written): string[] {
  const { systemName } = current;
  const warnings: string[] = [];
  if (current.name !== wish.name) {
    warnings.push(`Give it the same name in ${systemName}: hand tasks and orders go by the name.`);
  }
  if (current.tokenValidityDays !== wish.tokenValidityDays) {
    warnings.push(
      `Set the validity period in ${systemName} too, where it has one. It counts for tokens issued from now on.`,
    );
  }
  return warnings;
}
