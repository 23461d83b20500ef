import dns from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { approvedHosts, checkAddress, checkHost, isPrivateByAllowance } from "../addresses";
import { BENCHES } from "../contract-benches";
import { sendBounded } from "../http";
import { hostPort } from "../http-dial";
import { UpstreamError } from "../upstream-error";
import { APPENDED, LEADS_INWARDS, REDIRECTS, REFUSED_AS_TYPED } from "./address-corpus";

const CREDENTIAL = { authorization: "Bearer s3cr3t-of-the-vendor" };
let port = 0;
let caught: string[] = [];
const open: Server[] = [];

async function listen(listener: RequestListener, at = 0, host = "127.0.0.1"): Promise<number> {
  const server = createServer(listener);
  server.on("connection", (socket) => caught.push(`${host}:${socket.localPort}`));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, host, resolve);
  });
  open.push(server);
  return (server.address() as AddressInfo).port;
}

// The same port on both loopback addresses, so that no spelling of this machine gets past unseen.
beforeAll(async () => {
  port = await listen((_request, response) => response.end("caught"));
  await listen((_request, response) => response.end("caught"), port, "::1").catch(() => undefined);
});
beforeEach(() => {
  caught = [];
});
afterAll(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
});

const at = (text: string): string => text.replaceAll("PORT", String(port));
const send = (url: string, approved: string[], allow: string[] = []) =>
  sendBounded(
    { method: "GET", url, headers: CREDENTIAL },
    { approved, allow, limits: { connectMs: 500, totalMs: 1000 } },
  );

async function refused(call: Promise<unknown>): Promise<UpstreamError> {
  const error = await call.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(UpstreamError);
  expect(JSON.stringify({ ...(error as UpstreamError), message: String(error) })).not.toContain("s3cr3t");
  return error as UpstreamError;
}

/** Stands in for the name server; `null` for a name that it must not be asked for. */
function namesLeadTo(answersOf: (name: string) => readonly string[]): () => number {
  let asked = 0;
  vi.spyOn(dns, "lookup").mockImplementation(((
    name: string,
    _options: unknown,
    callback: (...args: unknown[]) => void,
  ) => {
    asked += 1;
    const answers = answersOf(name).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    callback(null, answers);
  }) as unknown as typeof dns.lookup);
  return () => asked;
}

describe("the corpus of addresses", () => {
  it("holds 120 cases at least, none twice", () => {
    const cases = [
      ...REFUSED_AS_TYPED,
      ...LEADS_INWARDS.map(({ what }) => what),
      ...REDIRECTS.map(({ status, location }) => `${status} ${location}`),
      ...APPENDED.map((suffix) => `+${suffix}`),
    ];
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });
});

describe("an address that leads elsewhere", () => {
  it.each(REFUSED_AS_TYPED)(
    "is refused as it is typed, and if it were stored not one connection is made: %j",
    async (address) => {
      expect(checkAddress(at(address), [])).toHaveProperty("says");
      // Every name leads to this machine: what stops the dial may not be that a name is unknown.
      namesLeadTo(() => ["127.0.0.1", "::1"]);
      const approved = URL.canParse(at(address)) ? [hostPort(new URL(at(address)))] : [];
      expect((await refused(send(at(address), approved))).failure).toEqual({ kind: "rejected", wasSent: false });
      expect(caught).toEqual([]);
    },
  );

  it.each(LEADS_INWARDS)("though its name is a vendor's is not dialled: $what", async ({ answers }) => {
    const asked = namesLeadTo(() => answers);
    const host = `vendor.example.com:${port}`;
    const error = await refused(send(`https://${host}/`, [host]));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    expect([asked(), caught]).toEqual([1, []]);
  });

  it("from one moment to the next is found at the dial: what was looked up earlier counts for nothing", async () => {
    let turn = 0;
    const asked = namesLeadTo(() => {
      turn += 1;
      return turn === 1 ? ["52.174.142.76"] : ["127.0.0.1"];
    });
    const host = `vendor.example.com:${port}`;
    await new Promise((resolve) => dns.lookup("vendor.example.com", { all: true }, resolve));
    expect((await refused(send(`https://${host}/`, [host]))).failure).toEqual({ kind: "rejected", wasSent: false });
    expect([asked(), caught]).toEqual([2, []]);
  });

  it.each(APPENDED)("because of what stands behind it is not dialled: %j", async (suffix) => {
    namesLeadTo(() => ["127.0.0.1"]);
    const error = await refused(send(at(`https://vendor.example.com${suffix}`), ["vendor.example.com:443"]));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    expect(caught).toEqual([]);
  });

  it.each(REDIRECTS)(
    "in an answer is not followed, and hears nothing of the credential: $status $location",
    async ({ status, location }) => {
      const heard: (string | undefined)[] = [];
      const vendor = await listen((request, response) => {
        heard.push(request.headers.authorization);
        response.writeHead(status, { location: at(location) }).end();
      });
      const host = `127.0.0.1:${vendor}`;
      const elsewhere = `127.0.0.1:${port}`;
      const error = await refused(send(`http://${host}/`, [host, elsewhere], [host, elsewhere]));
      expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
      expect(heard).toEqual([CREDENTIAL.authorization]);
      expect(caught).toEqual([host]);
    },
  );
});

/** Everything else that a connect form asks, so that only the address can be wrong. */
const TYPED: Readonly<Record<string, Record<string, string>>> = {
  afas: { soapUrl: "https://vendor.example.com/profitservices", token: "t" },
  biot: { serviceUserId: "0f1e2d3c-4b5a-4678-9abc-def012345678", secret_key: "s" },
  contractfit: { setupUser: "gatehouse@example.com", password: "p" },
  ainua: { clientId: "gatehouse", client_secret: "s" },
  biuwer: {},
};

describe("what a connect form makes of the corpus", () => {
  it.each(BENCHES)("is at $vendor never another place than the vendor's, over https", ({ vendor, driver }) => {
    const others = TYPED[vendor];
    const place = (restUrl: string) => driver.place({ ...others, restUrl }, []);
    const path = vendor === "afas" ? "ProfitRestServices" : "";
    expect(place(`https://vendor.example.com/${path}`)).toMatchObject({ ok: true });
    for (const address of REFUSED_AS_TYPED.map(at)) {
      const made = [place(address), place(`${address}${path}`)].filter((one) => one.ok);
      for (const { restUrl } of made) {
        const { protocol, host, username } = new URL(restUrl);
        expect([protocol, host, username], address).toEqual(["https:", "vendor.example.com", ""]);
      }
    }
  });
});

describe("an address that a person types", () => {
  it.each([
    [" https://Vendor.Example.com/Api/v2/ ", "https://vendor.example.com/Api/v2"],
    ["https://vendor.example.com", "https://vendor.example.com"],
    ["https://vendor.example.com:443/", "https://vendor.example.com"],
    ["HTTPS://a-1.b2.example.com/x_y/~z.1", "https://a-1.b2.example.com/x_y/~z.1"],
  ])("is tidied: %j", (typed, url) => {
    expect(checkAddress(typed, [])).toEqual({ url });
  });

  it("may be numeric, have a port or lack TLS only where the installation names that very host and port", () => {
    const typed = "http://127.0.0.1:4810/api";
    expect(checkAddress(typed, ["127.0.0.1:4810"])).toEqual({ url: typed });
    expect(checkAddress(typed, ["127.0.0.1:4811"])).toHaveProperty("says");
    expect(checkAddress("https://vendor.lan:8443", ["VENDOR.LAN:8443"])).toEqual({ url: "https://vendor.lan:8443" });
    expect(isPrivateByAllowance(typed, ["127.0.0.1:4810"])).toBe(true);
    expect(isPrivateByAllowance("https://vendor.example.com", ["127.0.0.1:4810"])).toBe(false);
  });

  it.each([
    ["vendor.example.com", "https://vendor.example.com"],
    ["https://vendor.example.com/", "https://vendor.example.com"],
    ["vendor.example.com/api", null],
    ["127.0.0.1", null],
    ["//vendor.example.com", null],
    ["", null],
  ])("may lack https where it is a host alone: %j", (typed, url) => {
    const address = checkHost(typed, [], "https://vendor.example.com");
    expect(url === null ? "says" in address : address).toEqual(url === null ? true : { url });
  });

  it("gives, with the second one of a system, the only hosts that are dialled", () => {
    const place = { restUrl: "https://a.example/x", soapUrl: "https://B.example:8443/y" };
    expect(approvedHosts(place)).toEqual(["a.example:443", "b.example:8443"]);
    expect(approvedHosts({ ...place, soapUrl: null })).toEqual(["a.example:443"]);
    expect(approvedHosts({ ...place, soapUrl: "https://a.example/other" })).toEqual(["a.example:443"]);
  });
});
