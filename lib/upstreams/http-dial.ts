import dns from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { UpstreamError } from "./upstream-error";

/** Addresses that no vendor on the internet lives at: this machine, private networks, metadata services, and disguises of them. */
const NEVER = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  NEVER.addSubnet(network, bits, "ipv4");
}

/** Whether an address is not plainly a public one. IPv6 is judged by what is allowed: only 2000::/3, less its disguises of IPv4. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return NEVER.check(address, "ipv4");
  if (family === 6) return !GLOBAL_IPV6.check(address, "ipv6") || DISGUISED.check(address, "ipv6");
  return true;
}

const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet("2000::", 3, "ipv6");
const DISGUISED = new BlockList();
DISGUISED.addSubnet("2001::", 23, "ipv6");
DISGUISED.addSubnet("2001:db8::", 32, "ipv6");
DISGUISED.addSubnet("2002::", 16, "ipv6");

export type DialRules = { approved: readonly string[]; allow: readonly string[] };

/** The `host:port` of a URL in lower case, with the protocol's own port where none is written. */
export function hostPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`.toLowerCase();
}

/** Why this dial is refused, in words, or null: only approved hosts; no TLS or a numeric address only where the installation allows that host and port. */
export function refuseDial(protocol: string, target: string, rules: DialRules): string | null {
  const isAllowed = includes(rules.allow, target);
  const host = target.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  if (!includes(rules.approved, target)) return `${host} is not an approved address of this system.`;
  if (protocol !== "https:" && !(protocol === "http:" && isAllowed)) return "The address must start with https.";
  if (isIP(host) && !isAllowed) return `${host} is a numeric address that this installation does not allow.`;
  return null;
}

/** A name look-up that refuses a name unless every one of its addresses is public, or private ones are allowed for this very host and port. */
export function checkedLookup(mayBePrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    // Asked through the module, so that a test can stand in for the name server.
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || (!mayBePrivate && addresses.some((a) => isPrivateAddress(a.address)))) {
        const words = `${hostname} leads to a private address that this installation does not allow.`;
        return callback(new UpstreamError({ kind: "rejected", wasSent: false }, words) as NodeJS.ErrnoException, "", 0);
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

export const includes = (list: readonly string[], target: string): boolean =>
  list.some((entry) => entry.toLowerCase() === target.toLowerCase());
