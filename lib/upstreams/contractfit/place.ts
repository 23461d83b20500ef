import { checkHost } from "../addresses";
import type { PlaceCheck } from "../profile";
import { ID } from "./wire";

/** Two prefixes are documented for the same routes; a tenant answers under one of them. */
export const PREFIXES = ["/admin", "/api"] as const;

/** Checks the address of a tenant and takes apart what was typed; names are those of the profile. */
export function placeOfContractfit(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { restUrl = "", setupUser = "", password = "", keyInbox = "" } = typed;
  const prefix = typed.prefix || PREFIXES[0];
  const address = checkHost(restUrl, allow, "https://example.contract-p.fit");
  const fields: Record<string, string> = {
    ...("says" in address ? { restUrl: address.says } : {}),
    ...(PREFIXES.some((known) => known === prefix) ? {} : { prefix: "Choose /admin or /api" }),
    ...(setupUser.trim() ? {} : { setupUser: "Fill in the user that Gatehouse signs in with" }),
    ...(password ? {} : { password: "Paste the password of the set-up user" }),
    ...(keyInbox === "" || ID.test(keyInbox) ? {} : { keyInbox: "An inbox id has 24 characters, 0 to 9 and a to f" }),
  };
  if ("says" in address || Object.keys(fields).length > 0) return { ok: false, fields };
  return {
    ok: true,
    restUrl: `${address.url}${prefix}`,
    soapUrl: null,
    settings: { prefix, setupUser: setupUser.trim(), ...(keyInbox ? { keyInbox: keyInbox.toLowerCase() } : {}) },
    secrets: { password },
  };
}
