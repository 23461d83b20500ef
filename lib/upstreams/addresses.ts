import { hostPort, includes } from "./http-dial";

export type AddressVerdict = { url: string } | { says: string };

/** Names that lead to this machine, its own network or a cloud's metadata service, never to a vendor. */
const OWN_NAMES = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|arpa)$/;
const LONGEST = 300;

/**
 * The web address that a person typed for a vendor, tidied, or what is wrong with it in a sentence: https, a plain host name that
 * isn't this machine's, no name or password, no port, nothing after the path. A private `host:port` in `allow` may be numeric, have
 * its port and go without TLS. Dials nothing: what the name leads to is checked at every dial.
 */
export function checkAddress(typed: string, allow: readonly string[]): AddressVerdict {
  const text = typed.trim();
  if (text.length > LONGEST) return { says: `An address has at most ${LONGEST} characters.` };
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text) || !/^[a-z]+:\/\/[^/]/i.test(text))
    return { says: "Type a whole web address, starting with https." };
  const url = new URL(text);
  const isAllowed = includes(allow, hostPort(url));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return { says: "The address must start with https." };
  if (text.includes("@")) return { says: "The address must not hold a name or password." };
  if (/[?#]/.test(text)) return { says: "The address must end with its path: no ? and no #." };
  // The typed text is looked at, not the parsed one: parsing turns look-alike letters and odd digits into plain ones.
  const [, host = "", path = ""] = /^[a-z]+:\/\/([^/]*)(.*)$/i.exec(text.toLowerCase()) ?? [];
  if (!/^[a-z0-9.:[\]-]+$/.test(host) || host.includes("xn--"))
    return { says: "The host may hold letters a to z, digits, dots and hyphens." };
  if (!/^[a-z0-9._~/-]*$/.test(path) || /\/\.{1,2}(\/|$)|\/\//.test(path))
    return { says: "The path may hold letters, digits, hyphens, dots and single slashes." };
  const says = isAllowed ? null : ownPlace(url);
  return says === null ? { url: `${url.origin}${url.pathname.replace(/\/+$/, "")}` } : { says };
}

/** The same for a vendor whose address is a host alone, with or without https in front; `example` shows how one looks. */
export function checkHost(typed: string, allow: readonly string[], example: string): AddressVerdict {
  const bare = typed.trim();
  const address = checkAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`, allow);
  if ("says" in address || new URL(address.url).pathname === "/") return address;
  return { says: `The address is the host alone, such as ${example}.` };
}

function ownPlace(url: URL): string | null {
  if (/^[\d.]+$/.test(url.hostname) || url.hostname.startsWith("["))
    return "A numeric address is not allowed in this installation.";
  const name = url.hostname.replace(/\.$/, "");
  if (OWN_NAMES.test(name)) return "This machine's own address is not allowed in this installation.";
  if (!name.includes(".") || name !== url.hostname) return "The host must be a full name, such as vendor.example.com.";
  return url.port ? "A port is not allowed in this installation." : null;
}

/** The hosts, with ports, of a system's addresses: the only ones that may be dialled for it. */
export function approvedHosts(place: { restUrl: string; soapUrl: string | null }): string[] {
  const addresses = [place.restUrl, place.soapUrl].filter((text) => text !== null && URL.canParse(text));
  return [...new Set(addresses.map((text) => hostPort(new URL(text ?? ""))))];
}

/** Whether an address is one that this installation had to allow as private; the console says so beside it. */
export function isPrivateByAllowance(address: string, allow: readonly string[]): boolean {
  return URL.canParse(address) && includes(allow, hostPort(new URL(address)));
}
