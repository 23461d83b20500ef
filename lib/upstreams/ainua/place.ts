import { checkHost } from "../addresses";
import type { PlaceCheck } from "../profile";
import { USERS_PREFIXES } from "./wire";

/** Checks the address of a portal and takes apart what was typed; names are those of the profile. */
export function placeOfAinua(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { restUrl = "", clientId = "", client_secret: clientSecret = "" } = typed;
  const usersPath = typed.usersPath || USERS_PREFIXES[0];
  const address = checkHost(restUrl, allow, "https://example.ainuaportal.com");
  const fields: Record<string, string> = {
    ...("says" in address ? { restUrl: address.says } : {}),
    ...(clientId.trim() ? {} : { clientId: "Fill in the client id" }),
    ...(clientSecret ? {} : { client_secret: "Paste the client secret" }),
    ...(USERS_PREFIXES.some((known) => known === usersPath) ? {} : { usersPath: "Choose one of the two paths" }),
  };
  if ("says" in address || Object.keys(fields).length > 0) return { ok: false, fields };
  return {
    ok: true,
    restUrl: address.url,
    soapUrl: null,
    settings: { clientId: clientId.trim(), usersPath },
    secrets: { client_secret: clientSecret },
  };
}
