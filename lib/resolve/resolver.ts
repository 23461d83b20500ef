import "server-only";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Db } from "@/lib/db/client";
import { Lane } from "@/lib/db/lane";
import { log } from "@/lib/log";
import { checkVaultOnce } from "@/lib/vault/vault";
import { giveEmbedding, giveToken } from "./answer";
import { addressReader } from "./caller-address";
import { Limits } from "./limits";
import { listener } from "./listener";
import { Lookups } from "./lookups";
import { probesOf } from "./probes";
import { FIND, FIND_TO_EMBED, type FoundRow } from "./statement.store";
import { Uses } from "./uses.store";

const WRITE_EVERY_MS = 1_000;
const STATEMENT_MS = 3_000;
const DRAIN_MS = 10_000;

export type ResolverOptions = {
  db: Db;
  url: string;
  host: string;
  port: number;
  /** How many keys an application's key may ask for in a second. */
  perSecond: number;
  proxies: readonly string[];
};

export type Resolver = {
  port: number;
  /** Writes what was counted so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Listens for host applications until it is stopped; then it takes no more calls, finishes those under way and writes what it counted. A
 * database that is away is waited for, never fatal. Throws when the port can't be had.
 */
export async function startResolver({ db, url, host, port, perSecond, proxies }: ResolverOptions): Promise<Resolver> {
  const asking = { url, applicationName: "gatehouse resolve", timeoutMs: STATEMENT_MS };
  const tokens = new Lookups<FoundRow>(FIND, asking);
  const embeddings = new Lookups<FoundRow>(FIND_TO_EMBED, asking);
  // What is counted may be lost with a crash anyway, so no commit of it waits for the disk.
  const counting = new Lane({ url, applicationName: "gatehouse counting", timeoutMs: 10_000, isLazy: true });
  const uses = new Uses();
  let isStopping = false;
  const vault = () => checkVaultOnce(db);
  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 65_000, maxHeaderSize: 8_192 },
    listener({
      desks: {
        "/v1/resolve": { lookups: tokens, give: giveToken },
        "/v1/embed": { lookups: embeddings, give: giveEmbedding },
      },
      probes: probesOf(db, vault),
      limits: new Limits(perSecond),
      uses,
      vault,
      addressOf: addressReader(proxies),
      isStopping: () => isStopping,
    }),
  );
  server.listen(port, host);
  await once(server, "listening");
  // What every caller needs is made ready before anybody is told of us; a database that is away is asked again by whoever comes.
  await Promise.allSettled([vault(), tokens.warm()]);

  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    writing = writing.catch(() => undefined).then(() => uses.flush(counting));
    return writing;
  };
  const timer = setInterval(() => void flush().catch(tellLost), WRITE_EVERY_MS);
  return {
    port: (server.address() as AddressInfo).port,
    flush,
    async stop() {
      isStopping = true;
      clearInterval(timer);
      const closed = once(server, "close");
      server.close();
      // A connection falls idle when its answer is out, and would otherwise be kept for a next call that is not taken.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const hard = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(hard);
      await flush().catch(tellLost);
      await Promise.all([tokens.close(), embeddings.close(), counting.close()]);
    },
  };
}

const tellLost = (error: unknown) => log.warn("resolve.uses_not_written", { error });
