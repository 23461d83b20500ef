import "server-only";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import ipaddr from "ipaddr.js";

/** Reads where a call comes from: the other end of the connection, or what a proxy of ours says that it saw there. */
export type AddressReader = (request: IncomingMessage) => string | null;

/** A reader that believes `X-Forwarded-For` of these proxies alone, and of theirs only the last entry; throws for a wrong range. */
export function addressReader(proxies: readonly string[]): AddressReader {
  const ranges = proxies.map((proxy) => {
    if (proxy.includes("/")) return ipaddr.parseCIDR(proxy);
    const address = ipaddr.parse(proxy);
    return [address, address.kind() === "ipv4" ? 32 : 128] as ReturnType<typeof ipaddr.parseCIDR>;
  });
  const isProxy = (text: string): boolean => {
    const address = ipaddr.parse(text);
    return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
  };
  const peers = new WeakMap<Socket, string | null>();
  const peerOf = (socket: Socket): string | null => {
    const known = peers.get(socket);
    if (known !== undefined) return known;
    const peer = plain(socket.remoteAddress);
    peers.set(socket, peer);
    return peer;
  };
  return ({ socket, headers }) => {
    const peer = peerOf(socket);
    if (ranges.length === 0 || peer === null || !isProxy(peer)) return peer;
    const said = headers["x-forwarded-for"];
    return plain((Array.isArray(said) ? said.at(-1) : said)?.split(",").at(-1)?.trim());
  };
}

// An IPv4 address of a socket that listens for both kinds is written as one of IPv6; a zone is of this machine alone.
function plain(text: string | undefined): string | null {
  const bare = text?.split("%")[0];
  return bare && ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}
