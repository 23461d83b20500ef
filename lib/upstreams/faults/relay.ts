import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Connection } from "../driver";

export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: Buffer };

/** One request on its way to the vendor; whoever holds it decides whether it arrives, and what is answered. */
export type Exchange = {
  /** Counted from nought over all addresses of the connection. */
  index: number;
  method: string;
  path: string;
  body: Buffer;
  /** Lets the vendor have it, and answers what the vendor said. */
  forward(): Promise<Answer>;
  /** Gives the caller this answer. */
  answer(answer: Answer): void;
  /** The caller's end of the wire, for answers that no honest server gives. */
  socket: Socket;
};
export type Handler = (exchange: Exchange) => Promise<void>;

export type Relay = {
  /** The same connection by way of the relay. */
  connection: Connection;
  readonly count: number;
  /** From now on every request goes through this; null lets all pass. */
  handle(handler: Handler | null): void;
  close(): Promise<void>;
};

/** Stands between a driver and a vendor's sandbox, at every address that the connection names; rejects where no port is free. */
export async function openRelay(connection: Connection): Promise<Relay> {
  let handler: Handler = pass;
  let count = 0;
  const origins = originsOf(connection);
  const servers = await Promise.all(
    origins.map((origin) =>
      serve(async (incoming, response) => {
        const index = count;
        count += 1;
        await handler(await exchangeOf(incoming, response, origin, index));
      }),
    ),
  );
  const to = new Map(origins.map((origin, i) => [origin, servers[i]?.origin ?? origin]));
  return {
    connection: moved(connection, to),
    get count() {
      return count;
    },
    handle(next) {
      handler = next ?? pass;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** Moves a connection, with all of its addresses, to another origin. */
export const movedTo =
  (origin: string) =>
  (connection: Connection): Connection =>
    moved(connection, new Map(originsOf(connection).map((from) => [from, origin])));

function moved(connection: Connection, to: ReadonlyMap<string, string>): Connection {
  const change = (text: string): string => [...to].reduce((now, [from, into]) => now.replaceAll(from, into), text);
  return {
    ...connection,
    restUrl: change(connection.restUrl),
    soapUrl: connection.soapUrl === null ? null : change(connection.soapUrl),
    settings: Object.fromEntries(Object.entries(connection.settings).map(([name, value]) => [name, change(value)])),
    allow: [...(connection.allow ?? []), ...[...to.values()].map((origin) => new URL(origin).host)],
  };
}

/** Lets a request through untouched. */
export const pass: Handler = async (exchange) => exchange.answer(await exchange.forward());

function originsOf({ restUrl, soapUrl, settings }: Connection): string[] {
  const urls = [restUrl, soapUrl ?? "", ...Object.values(settings)].filter((text) => /^https?:\/\//.test(text));
  return [...new Set(urls.filter((text) => URL.canParse(text)).map((text) => new URL(text).origin))];
}

async function serve(listener: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    listener(incoming, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function exchangeOf(
  incoming: IncomingMessage,
  response: ServerResponse,
  origin: string,
  index: number,
): Promise<Exchange> {
  const body = await wholeOf(incoming);
  const method = incoming.method ?? "GET";
  const path = incoming.url ?? "/";
  return {
    index,
    method,
    path,
    body,
    socket: incoming.socket,
    forward: () => forward(`${origin}${path}`, method, incoming, body),
    answer({ status, headers, body: text }) {
      if (response.destroyed) return;
      response.writeHead(status, { ...headers, "content-length": String(text.length) }).end(text);
    },
  };
}

function forward(url: string, method: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { host: _host, connection: _connection, "transfer-encoding": _chunked, ...kept } = incoming.headers;
  const headers = { ...kept, ...(body.length > 0 ? { "content-length": String(body.length) } : {}) };
  return new Promise((resolve, reject) => {
    const call = openRequest(url, { method, headers, agent: false }, (answer) => {
      const { "transfer-encoding": _, connection: __, ...rest } = answer.headers;
      const said = Object.entries(rest).map(([name, value]) => [name, [value].flat().join(", ")] as const);
      wholeOf(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(said), body: text }),
        reject,
      );
    });
    call.once("error", reject);
    call.end(body);
  });
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
