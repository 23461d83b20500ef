import "server-only";
import { z } from "zod";
import { readExternalKey } from "@/lib/applications/application.rules";
import { applicationRef, lockStandingApplication } from "@/lib/applications/application.store";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { hintOf } from "@/lib/tokens/token.rules";
import { lockToken } from "@/lib/tokens/token.store";
import { keysInWords, refusalOfTarget, sharingWarning } from "./mapping.rules";
import { AddMappingsInput } from "./mapping.schema";
import { countKeysOf, openMappings, takenKeys, tokenRef } from "./mapping.store";

/**
 * Leads external keys of a host application to a token; from the commit on, the application is given it for them. Throws `rule_broken`
 * where a key is no key, leads somewhere already, or the token can't be given out.
 */
export const addMappings = defineOperation({
  id: "mapping.add",
  title: "Map external keys to a token",
  roles: ["owner", "admin"],
  input: AddMappingsInput,
  output: z.object({ added: z.int() }),
  locks: ({ applicationId, tokenId }) => [applicationId, tokenId],
  async change(tx, ctx, { applicationId, tokenId, externalKeys }) {
    const application = await lockStandingApplication(tx, applicationId);
    const token = await lockToken(tx, tokenId);
    const refusal = refusalOfTarget(token, ctx.now);
    if (refusal) refuse("tokenId", refusal);
    if (!application.connectorIds.includes(token.connectorId)) {
      refuse(
        "tokenId",
        `${application.name} may not ask for ${token.connectorName}; add that app connector to it first`,
      );
    }
    const readings = externalKeys.map((given) => readExternalKey(application.keyShape, given));
    const keys = [
      ...new Set(readings.map((reading) => (reading.ok ? reading.key : refuse("externalKeys", reading.says)))),
    ];
    const at = { applicationId, connectorId: token.connectorId };
    const [taken, ...others] = await takenKeys(tx, at, keys);
    if (taken) {
      const more = others.length > 0 ? `, and ${others.length} more of them lead somewhere too` : "";
      refuse("externalKeys", `${taken.externalKey} leads to token ${hintOf(taken)} already${more}`);
    }
    await openMappings(
      tx,
      keys.map((externalKey) => ({ ...at, externalKey, tokenId })),
      ctx,
    );
    return {
      value: { added: keys.length },
      sentence: `Map ${keysInWords(keys.length)} of ${application.name} to token ${hintOf(token)}`,
      audit: [
        {
          code: "mapping.added",
          subject: applicationRef(application),
          related: {
            token: tokenRef(token),
            connector: { kind: "connector", id: token.connectorId, name: token.connectorName },
          },
          after: { keys: [...keys].sort() },
        },
      ],
      hits: keys.length,
      warnings: sharingWarning(token, await countKeysOf(tx, tokenId)),
    };
  },
});

function refuse(field: string, says: string): never {
  throw new DomainError("rule_broken", `${says}. Nothing was changed.`, { fields: { [field]: says } });
}
