import { hostPort, includes } from "../http-dial";
import type { PlaceCheck } from "../profile";
import { USERS_PREFIXES } from "./wire";

/** Checks the address of a portal and takes apart what was typed; names are those of the profile. */
export function placeOfAinua(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { restUrl = "", clientId = "", client_secret: clientSecret = "" } = typed;
  const usersPath = typed.usersPath || USERS_PREFIXES[0];
  const address = portalAddress(restUrl, allow);
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

/** A portal's address is a bare host, with or without https in front; ports and private places only where the installation allows them. */
function portalAddress(typed: string, allow: readonly string[]): { url: string } | { says: string } {
  const bare = typed.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (bare === "" || /[\s\\]/.test(text) || !URL.canParse(text)) return { says: "Type the portal's web address." };
  const url = new URL(text);
  const isAllowed = includes(allow, hostPort(url));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return { says: "The address must start with https." };
  if (url.username || url.password) return { says: "The address must not hold a name or password." };
  if (url.search || url.hash || /[?#]/.test(text) || url.pathname !== "/")
    return { says: "The address is the host alone, such as https://example.ainuaportal.com." };
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
