import "server-only";
import type { GivenKey } from "@/lib/applications/application.rules";
import { DomainError } from "@/lib/core/errors";
import { log } from "@/lib/log";
import { profileOf } from "@/lib/upstreams/profiles";
import { openSealed } from "@/lib/vault/vault";
import { refusalOfKey } from "./asked.rules";
import { darkLights, REFUSALS, type Refusal } from "./refusal.rules";
import type { FoundRow } from "./statement.store";

type EmbedColumns = [
  connectorId?: string | null,
  vendor?: string | null,
  restUrl?: string | null,
  settings?: Record<string, string> | null,
  sealedKey?: string | null,
];

/** What one key is answered with; `isFound` tells whether it led to a token, `isGiven` whether the token went out. */
export type Answer = { status: number; body: Record<string, unknown>; isFound: boolean; isGiven: boolean };

/** Makes the body of a yes out of what was found and the token's opened text; a refusal where it can't be made. */
export type Give = (row: FoundRow, token: string) => Record<string, unknown> | Refusal;

/** The answer to one key of a caller who is known and welcome. */
export function answerOf(row: FoundRow, given: GivenKey, give: Give): Answer {
  const [at, , , shape, , tokenId, , sealed, member, token, connector, person, system] = row;
  const says = shape ? refusalOfKey(shape, given) : null;
  if (says !== null) return refuse("invalid_input", { fields: { key: says } });
  if (tokenId === null) return refuse("not_found");
  const found = { isFound: true, isGiven: false };
  const lights = darkLights({ member, token, connector, person, system });
  if (lights.length > 0) {
    const state = lights.some((light) => light.state === "no") ? "no" : "unknown";
    return { ...refuse("not_green", { verdict: { state, at }, lights }), ...found };
  }
  if (sealed === null) return { ...refuse("not_kept"), ...found };
  try {
    const body = give(row, openSealed(sealed, { table: "token", rowId: tokenId, field: "text" }, tokenId));
    if (typeof body === "string") return { ...refuse(body), ...found };
    return { status: 200, body, isFound: true, isGiven: true };
  } catch (error) {
    if (error instanceof DomainError && error.code === "sealed") return { ...refuse("sealed"), ...found };
    log.error("resolve.cannot_open", { tokenId, error: error instanceof DomainError ? error.internal : error });
    return { ...refuse("internal"), ...found };
  }
}

/** The token and until when it works. */
export const giveToken: Give = ([at, , , , , , expiresAt], token) => ({
  token,
  expiresAt,
  verdict: { state: "yes", at },
});

/** What a page needs to embed what the connector stands for; the name holds the token, for every reader of the page to see. */
export const giveEmbedding: Give = (row, token) => {
  const [at, , , , , , expiresAt] = row;
  const [connectorId, vendor, restUrl, settings, sealedKey] = row.slice(13) as EmbedColumns;
  const embed = vendor ? profileOf(vendor).embed : undefined;
  if (!embed || !connectorId || !restUrl) return "not_embeddable";
  if (!sealedKey) return "not_kept";
  const connectorKey = openSealed(sealedKey, { table: "connector", rowId: connectorId, field: "api_key" }, connectorId);
  const frame = embed({ restUrl, settings: settings ?? {}, connectorKey, token });
  return { ...frame, expiresAt, verdict: { state: "yes", at } };
};

/** A refusal as the body of a problem document (RFC 9457). */
export function refuse(code: Refusal, more: Record<string, unknown> = {}): Answer {
  const { status, title } = REFUSALS[code];
  return {
    status,
    body: { type: `/settings/api#resolve-${code}`, title, status, code, ...more },
    isFound: false,
    isGiven: false,
  };
}

/** Thrown where a question is refused as a whole. */
export class Refused extends Error {
  constructor(
    readonly answer: Answer,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(String(answer.body.code));
  }
}
