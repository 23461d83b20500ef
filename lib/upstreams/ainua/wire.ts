/** What goes over the wire to Ainua: paths and bodies, as pure text. */
export const TOKEN_PATH = "/realms/ncp/protocol/openid-connect/token";
export const ACCOUNTS_PATH = "/api/integrations/v1/accounts";
/** Where users are written: today's pages have `/api` in front, the older page of the users API doesn't (assumed). */
export const USERS_PREFIXES = ["/api/integrations/v1", "/integrations/v1"] as const;

/** The path of the users API for this system's setting; anything else than the two known ones is today's. */
export function usersPath(settings: Readonly<Record<string, string>>): string {
  const prefix = USERS_PREFIXES.find((known) => known === settings.usersPath) ?? USERS_PREFIXES[0];
  return `${prefix}/users`;
}

/** The path that binds users to a company; null for an id that a web address would take for a step up. */
export function bindingPath(commonId: string): string | null {
  return /^\.{0,2}$/.test(commonId) ? null : `${ACCOUNTS_PATH}/${encodeURIComponent(commonId)}/users`;
}

/** One entry by external id; null takes it away, which is the documented removal. */
export const entryBody = (externalId: string, entry: Readonly<Record<string, string>> | null): string =>
  JSON.stringify({ [externalId]: entry });

/** The whole list of users of a company, each once and always in the same order, so that the same list has the same hash. */
export const listBody = (externalIds: readonly string[]): string => JSON.stringify([...new Set(externalIds)].sort());

/** The form of a token request by client credentials. */
export const tokenForm = (clientId: string, clientSecret: string): string =>
  new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  }).toString();
