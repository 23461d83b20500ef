import { hostPort, includes } from "../http-dial";
import type { PlaceCheck } from "../profile";
import { ID } from "./wire";

/** Two prefixes are documented for the same routes; a tenant answers under one of them. */
export const PREFIXES = ["/admin", "/api"] as const;

/** Checks the address of a tenant and takes apart what was typed; names are those of the profile. */
export function placeOfContractfit(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { restUrl = "", setupUser = "", password = "", keyInbox = "" } = typed;
  const prefix = typed.prefix || PREFIXES[0];
  const address = tenantAddress(restUrl, allow);
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

/** A tenant's address is a bare host, with or without https in front; ports and private places only where the installation allows them. */
function tenantAddress(typed: string, allow: readonly string[]): { url: string } | { says: string } {
  const bare = typed.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (bare === "" || /[\s\\]/.test(text) || !URL.canParse(text)) return { says: "Type the tenant's web address." };
  const url = new URL(text);
  const isAllowed = includes(allow, hostPort(url));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return { says: "The address must start with https." };
  if (url.username || url.password) return { says: "The address must not hold a name or password." };
  if (/[?#]/.test(text) || url.pathname !== "/")
    return { says: "The address is the host alone, such as https://example.contract-p.fit." };
  // The typed text is looked at, not the parsed one: parsing turns look-alike letters and odd digits into plain ones.
  const host = /^[a-z]+:\/\/([^/]*)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  if (!/^[a-z0-9.:[\]-]+$/.test(host) || host.includes("xn--"))
    return { says: "The host may hold letters a to z, digits, dots and hyphens." };
  if (isAllowed) return { url: url.origin };
  if (/^[\d.]+$/.test(url.hostname) || url.hostname.startsWith("["))
    return { says: "A numeric address is not allowed in this installation." };
  if (!url.hostname.includes(".") || /(^|\.)localhost\.?$/.test(url.hostname))
    return { says: "This machine's own address is not allowed in this installation." };
  return url.port ? { says: "A port is not allowed in this installation." } : { url: url.origin };
}
