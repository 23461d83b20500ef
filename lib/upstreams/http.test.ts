import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { AUTHORITY, CERTIFICATES, PRIVATE_KEY } from "./faults/certificates";
import { type HttpReach, type HttpRequest, sendBounded } from "./http";
import { isPrivateAddress } from "./http-dial";
import { UpstreamError } from "./upstream-error";

const QUICK = { firstByteMs: 300, totalMs: 600 };
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ host: string; url: string; visits: () => number }> {
  let visits = 0;
  const server = createServer(listener);
  server.on("connection", () => {
    visits += 1;
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/`, visits: () => visits };
}

const get = (url: string, reach: HttpReach, more: Partial<HttpRequest> = {}) =>
  sendBounded({ method: "GET", url, ...more }, reach);
const only = (host: string, limits?: HttpReach["limits"]): HttpReach => ({
  approved: [host],
  allow: [host],
  ...(limits ? { limits } : {}),
});

async function failureOf(call: Promise<unknown>): Promise<UpstreamError> {
  const error = await call.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(UpstreamError);
  return error as UpstreamError;
}

describe("an answer", () => {
  it("arrives whole, packed or not, with its status and headers", async () => {
    const { host, url } = await serve((request, response) => {
      response.writeHead(201, {
        "content-encoding": request.headers["accept-encoding"] === "gzip" ? "gzip" : "identity",
        "x-kind": "a",
      });
      response.end(gzipSync("hållo"));
    });
    expect(await get(url, only(host))).toMatchObject({ status: 201, body: "hållo", headers: { "x-kind": "a" } });
  });

  it("larger than 5 MiB is given up, and counts as sent", async () => {
    const { host, url } = await serve((_request, response) => response.end(Buffer.alloc(5 * 1024 * 1024 + 1, 97)));
    expect((await failureOf(get(url, only(host)))).failure).toEqual({ kind: "transient", wasSent: true });
  });

  it("that unpacks to more than 5 MiB is given up without being held in memory", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const { host, url } = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect((await failureOf(get(url, only(host)))).failure).toEqual({ kind: "transient", wasSent: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it.each([
    ["that never ends", (r: Parameters<RequestListener>[1]) => void setInterval(() => r.write("x"), 50).unref()],
    ["that never starts", () => undefined],
    [
      "whose headers never end in a body",
      (r: Parameters<RequestListener>[1]) => void r.writeHead(200, { "content-length": "9" }).flushHeaders(),
    ],
  ])("%s is given up in time, and counts as sent", async (_name, answer) => {
    const { host, url } = await serve((_request, response) => answer(response));
    const error = await failureOf(get(url, only(host, QUICK)));
    expect(error.failure).toEqual({ kind: "transient", wasSent: true });
  });

  it.each([
    ["broken off", (r: Parameters<RequestListener>[1]) => void r.socket?.resetAndDestroy()],
    ["that is no text", (r: Parameters<RequestListener>[1]) => void r.end(Buffer.from([0x7b, 0xff, 0xfe]))],
    [
      "with 100 kB of headers",
      (r: Parameters<RequestListener>[1]) => void r.writeHead(200, { "x-big": "x".repeat(100_000) }).end(),
    ],
    [
      "packed in an unknown way",
      (r: Parameters<RequestListener>[1]) => void r.writeHead(200, { "content-encoding": "zzz" }).end("x"),
    ],
    [
      "that says gzip and is none",
      (r: Parameters<RequestListener>[1]) => void r.writeHead(200, { "content-encoding": "gzip" }).end("x"),
    ],
  ])("%s is a passing fault that counts as sent", async (_name, answer) => {
    const { host, url } = await serve((_request, response) => answer(response));
    expect((await failureOf(get(url, only(host)))).failure).toEqual({ kind: "transient", wasSent: true });
  });
});

describe("a call", () => {
  it("follows no redirect, and names neither path nor query of where it led", async () => {
    const canary = await serve((_request, response) => response.end("caught"));
    const { host, url } = await serve((_request, response) =>
      response.writeHead(302, { location: `${canary.url}a?secret=s3cr3t` }).end(),
    );
    const error = await failureOf(get(url, { approved: [host, canary.host], allow: [host, canary.host] }));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(error.message).not.toContain("s3cr3t");
    expect(canary.visits()).toBe(0);
  });

  it("to a closed port was not sent", async () => {
    const { host, url } = await serve(() => undefined);
    await new Promise<void>((resolve) => open.splice(0)[0]?.close(() => resolve()));
    expect((await failureOf(get(url, only(host)))).failure).toEqual({ kind: "transient", wasSent: false });
  });

  it("that is stopped on our side ends at once", async () => {
    const { host, url } = await serve(() => undefined);
    const error = await failureOf(get(url, { ...only(host), signal: AbortSignal.abort() }));
    expect(error.message).toContain("stopped");
  });

  it("keeps headers, body and query out of every error", async () => {
    const { host, url } = await serve((_request, response) => void response.socket?.destroy());
    const request: HttpRequest = {
      method: "PUT",
      url: `${url}?key=s3cr3t1`,
      headers: { authorization: "s3cr3t2" },
      body: "s3cr3t3",
    };
    const error = await failureOf(sendBounded(request, only(host)));
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(/s3cr3t/);
  });
});

describe("a certificate", () => {
  const callWith = async (cert: string, trusts: boolean) => {
    const server = createTlsServer({ key: PRIVATE_KEY, cert }, (request, response) =>
      response.end(request.headers.authorization),
    );
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reach: HttpReach = { ...only(host), ...(trusts ? { authority: AUTHORITY } : {}) };
    return get(`https://${host}/`, reach, { headers: { authorization: "s3cr3t" } });
  };

  it("in order opens the way, where its authority is trusted", async () => {
    expect((await callWith(CERTIFICATES.inOrder, true)).body).toBe("s3cr3t");
    expect((await failureOf(callWith(CERTIFICATES.inOrder, false))).failure).toEqual({
      kind: "transient",
      wasSent: false,
    });
  });

  it.each(["expired", "ofAnotherHost", "selfSigned"] as const)(
    "that is not (%s) ends the call before anything is sent",
    async (which) => {
      const error = await failureOf(callWith(CERTIFICATES[which], true));
      expect(error.failure).toEqual({ kind: "transient", wasSent: false });
      expect(error.message).toContain("certificate");
    },
  );
});

describe("a dial", () => {
  it.each([
    [
      "a host that is not approved",
      (host: string) => ({ url: `http://${host}/`, approved: ["vendor.example:443"], allow: [host] }),
    ],
    [
      "an approved host on another port",
      (host: string) => ({ url: `http://${host}/`, approved: ["127.0.0.1:9"], allow: [host] }),
    ],
    ["plain http that is not allowed", (host: string) => ({ url: `http://${host}/`, approved: [host], allow: [] })],
    [
      "a numeric address that is not allowed",
      (host: string) => ({ url: `https://${host}/`, approved: [host], allow: [] }),
    ],
    [
      "a name that leads to this machine",
      (host: string) => ({ url: `https://localhost:${port(host)}/`, approved: [`localhost:${port(host)}`], allow: [] }),
    ],
    ["another protocol", (host: string) => ({ url: `ftp://${host}/`, approved: [host], allow: [host] })],
    ["no address at all", (host: string) => ({ url: "nonsense", approved: [host], allow: [host] })],
  ])("to %s is refused before a connection is made", async (_name, make) => {
    const { host, visits } = await serve((_request, response) => response.end("caught"));
    const { url, approved, allow } = make(host);
    expect((await failureOf(get(url, { approved, allow }))).failure).toEqual({ kind: "rejected", wasSent: false });
    expect(visits()).toBe(0);
  });

  it("to this machine in disguise is refused, however it is written", async () => {
    const { host, visits } = await serve((_request, response) => response.end("caught"));
    const spelt = [
      "2130706433",
      "0x7f000001",
      "0177.0.0.1",
      "127.1",
      "0",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "localhost",
      "localhost.",
      "LOCALHOST",
    ];
    for (const name of spelt) {
      const url = `https://user:pass@${name}:${port(host)}/`;
      await failureOf(get(url, { approved: [`${new URL(url).hostname}:${port(host)}`], allow: [] }));
    }
    expect(visits()).toBe(0);
  });
});

describe("an address counts as private", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
  ])("%s", (a) => expect(isPrivateAddress(a)).toBe(true));
  it.each([
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "no address",
  ])("%s", (a) => expect(isPrivateAddress(a)).toBe(true));
  it.each(["52.174.142.76", "172.32.0.1", "100.128.0.1", "2603:1020::1", "2a02:26f0::1"])("but not %s", (a) =>
    expect(isPrivateAddress(a)).toBe(false),
  );
});

const port = (host: string): string => host.split(":")[1] ?? "";
