import "server-only";
import { type ExportList, joined } from "./columns";

/** External keys with what they lead to, and external ids with what they stand for. */
export const MAPPING_EXPORTS: Readonly<Record<string, ExportList>> = {
  mappings: {
    title: "Mappings",
    columns: [
      ...([
        ["application", "applicationName"],
        ["external key", "externalKey"],
        ["token", "hint"],
        ["token id", "tokenId"],
        ["account of", "userName"],
        ["app connector", "connectorName"],
        ["system", "systemName"],
      ] as const),
      ...([
        ["keys on the token", "keysOnToken"],
        ["state", "state"],
        ["why", "why"],
        ["token ends (UTC)", "expiresAt"],
        ["last asked (UTC)", "lastAskedAt"],
        ["moves to", "movesTo.label"],
      ] as const),
    ],
  },
  identities: {
    title: "Identities",
    columns: [
      ...([
        ["system", "systemName"],
        ["external account id", "externalId"],
        ["common identity id", "commonId"],
        ["name", "name"],
        ["people", "people"],
      ] as const),
      ["problems", joined("problems")],
    ],
  },
};
