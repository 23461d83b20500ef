/** Where an AFAS environment lives. On AFAS Online both addresses follow from the participant number; on-premises ones are typed. */
export const ENVIRONMENT_KINDS = ["production", "test", "accept"] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];
export type Addresses = { restUrl: string; soapUrl: string };
export type AddressCheck =
  | ({ ok: true } & Addresses)
  | { ok: false; field: "participant" | "restUrl" | "soapUrl"; says: string };

const LABEL: Record<EnvironmentKind, string> = { production: "", test: "test", accept: "accept" };

/** Both addresses on AFAS Online for a participant number (five digits, 10000 to 99999) and a kind of environment, or what is wrong with the number. */
export function derivedAddresses(participant: string, kind: EnvironmentKind): AddressCheck {
  const number = participant.trim();
  if (!/^[1-9]\d{4}$/.test(number)) {
    return { ok: false, field: "participant", says: "A participant number has five digits, such as 12345." };
  }
  return {
    ok: true,
    restUrl: `https://${number}.rest${LABEL[kind]}.afas.online/ProfitRestServices`,
    soapUrl: `https://${number}.soap${LABEL[kind]}.afas.online/profitservices`,
  };
}

/** Typed on-premises addresses, tidied, or what is wrong; `allow` holds the private host:ports of this installation. */
export function typedAddresses(typed: Addresses, allow: readonly string[]): AddressCheck {
  const rest = tidy(typed.restUrl, /\/profitrestservices$/i, "/ProfitRestServices", allow);
  if ("says" in rest) return { ok: false, field: "restUrl", says: rest.says };
  const soap = tidy(typed.soapUrl, /\/profitservices$/i, "/profitservices", allow);
  if ("says" in soap) return { ok: false, field: "soapUrl", says: soap.says };
  return { ok: true, restUrl: rest.url, soapUrl: soap.url };
}

/** The hosts, with ports, of both addresses: the only ones that may be dialled for this system. */
export function approvedHosts(addresses: Addresses): string[] {
  return [
    ...new Set(
      [addresses.restUrl, addresses.soapUrl].filter((u) => URL.canParse(u)).map((u) => hostWithPort(new URL(u))),
    ),
  ];
}

/** Whether an address is one that this installation had to allow as private; the console says so beside it. */
export function isPrivateByAllowance(address: string, allow: readonly string[]): boolean {
  return URL.canParse(address) && allow.some((entry) => entry.toLowerCase() === hostWithPort(new URL(address)));
}

/** What the first letter of an environment name says; null for any other name. */
export function environmentKindOf(environment: string): EnvironmentKind | null {
  const letter = environment.charAt(0).toUpperCase();
  return letter === "O" ? "production" : letter === "T" ? "test" : letter === "A" ? "accept" : null;
}

const hostWithPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`.toLowerCase();

function tidy(
  typed: string,
  ending: RegExp,
  example: string,
  allow: readonly string[],
): { url: string } | { says: string } {
  const text = typed.trim();
  if (/\s/.test(text) || !URL.canParse(text)) return { says: "Type a whole web address, starting with https." };
  const url = new URL(text);
  const isAllowed = allow.some((entry) => entry.toLowerCase() === hostWithPort(url));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return { says: "The address must start with https." };
  if (url.username || url.password) return { says: "The address must not hold a name or password." };
  if (url.search || url.hash || text.includes("?") || text.includes("#"))
    return { says: "The address must end with its path: no ? and no #." };
  // The typed text is looked at, not the parsed one: parsing turns look-alike letters and odd digits into plain ones.
  const host = /^[a-z]+:\/\/([^/]*)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  if (!/^[a-z0-9.:[\]-]+$/.test(host) || host.includes("xn--"))
    return { says: "The host may hold letters a to z, digits, dots and hyphens." };
  if (!isAllowed) {
    if (/^[\d.]+$/.test(url.hostname) || url.hostname.startsWith("["))
      return { says: "A numeric address is not allowed in this installation." };
    if (/(^|\.)localhost\.?$/.test(url.hostname))
      return { says: "This machine's own address is not allowed in this installation." };
    if (url.port) return { says: "A port is not allowed in this installation." };
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (!ending.test(path)) return { says: `The address ends in ${example}.` };
  return { url: `${url.origin}${path}` };
}
