import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { SetConnectorKeysInput } from "./connector.schema";
import { lockConnector, refOf } from "./connector.store";
import { refusalOfKeys } from "./connector-keys.rules";
import { replaceApiKey } from "./connector-keys.store";

/** Seals the API key of a connector, the environment key of its system, or both; neither is ever shown again. */
export const setConnectorKeys = defineOperation({
  id: "connector.set_keys",
  title: "Set the keys of an app connector",
  roles: ["owner", "admin"],
  input: SetConnectorKeysInput,
  output: ids("connectorId"),
  locks: (input) => [input.connectorId],
  keepsAnswer: false,
  async change(tx, _ctx, { connectorId, apiKey, environmentKey }) {
    const connector = await lockConnector(tx, connectorId);
    const says = refusalOfKeys(connector.vendor, apiKey, environmentKey);
    if (says) throw new DomainError("invalid_input", undefined, { fields: says });
    if (apiKey) await replaceApiKey(tx, connector, apiKey);
    if (environmentKey) await keepSystemSecret(tx, connector.systemId, "environment_key", environmentKey);
    return {
      value: { connectorId },
      sentence: `Set the keys of ${connector.name}`,
      audit: [
        {
          code: "connector.changed",
          subject: refOf(connector),
          after: { api_key_replaced: apiKey !== null, environment_key_replaced: environmentKey !== null },
        },
      ],
    };
  },
});
