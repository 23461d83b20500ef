import type { UpstreamFailure } from "../upstream-error";
import type { Answer, Exchange } from "./relay";
import { bomb, broken, dripped, endless, huge, raw, reset, silence, spoilt, unfinished } from "./wire";

/** `before`: the vendor never gets the request. `after`: it did its part, and only the answer is spoilt. */
export type Moment = "before" | "after";
export type Told = UpstreamFailure["kind"] | "done";

/** One way in which a vendor's server misbehaves, and what a driver may honestly make of it when it strikes a write. */
export type WireFault = {
  name: string;
  moments: readonly Moment[];
  told: readonly Told[];
  /** It strikes only an order to take something away, whose second answer it could be. */
  isOfRemoval?: true;
  /** It ends only when the caller's patience does. */
  isSlow?: true;
  /** `real` is what the vendor answered, null where it was not asked; `elsewhere` is an address that nobody may visit. */
  strike(exchange: Exchange, real: Answer | null, elsewhere: string): void;
};

const JSON_TYPE = { "content-type": "application/json;charset=utf-8" };
const LOGIN_PAGE = "<!doctype html><html><head><title>Sign in</title></head><body>Sign in to go on</body></html>";
const BOTH = ["before", "after"] as const;
const LOST: readonly Told[] = ["transient"];
const LOST_OR_SEEN: readonly Told[] = ["transient", "done"];

function says(name: string, status: number, told: readonly Told[], headers: Record<string, string> = {}): WireFault {
  return {
    name,
    moments: ["before"],
    told,
    strike: (exchange) => exchange.answer({ status, headers, body: Buffer.alloc(0) }),
  };
}

const slowDown = (which: string, value: () => Record<string, string>): WireFault => ({
  ...says(`429, Retry-After ${which}`, 429, ["throttled"]),
  strike: (exchange) => exchange.answer({ status: 429, headers: value(), body: Buffer.alloc(0) }),
});

const own = (status: number): WireFault => ({ ...says(`HTTP ${status}`, status, LOST), moments: BOTH });

const sentTo = (status: number, where: string, address: (elsewhere: string) => string): WireFault => ({
  ...says(`${status} to ${where}`, status, ["rejected"]),
  strike: (exchange, _real, elsewhere) =>
    exchange.answer({ status, headers: { location: address(elsewhere) }, body: Buffer.alloc(0) }),
});

/** The thing is gone, as was wanted, or the vendor has no such call: either way sending it again must end it well. */
const gone = (status: number): WireFault => ({
  ...says(`${status} on a removal`, status, ["rejected", "transient", "unsupported", "done"]),
  moments: ["after"],
  isOfRemoval: true,
});

/** The vendor's own answer, changed on the way; a status of success stays one. */
const changed = (name: string, told: readonly Told[], change: (answer: Answer) => Answer): WireFault => ({
  name,
  moments: ["after"],
  told,
  strike: (exchange, real) =>
    exchange.answer(change(real ?? { status: 200, headers: JSON_TYPE, body: Buffer.alloc(0) })),
});

const instead = (name: string, told: readonly Told[], answer: () => Answer): WireFault => ({
  name,
  moments: BOTH,
  told,
  strike: (exchange) => exchange.answer(answer()),
});

const onTheWire = (name: string, strike: WireFault["strike"], isSlow = false): WireFault => ({
  name,
  moments: BOTH,
  told: LOST,
  ...(isSlow ? { isSlow: true as const } : {}),
  strike,
});

const json = (text: string, status = 200): Answer => ({ status, headers: JSON_TYPE, body: Buffer.from(text) });
const DEEP = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
const REFUSED = {
  error: "access_denied",
  error_description: "Refused",
  code: "REFUSED",
  message: "Refused",
  errors: [{ message: "Refused" }],
  externalMessage: "Refused",
  errorNumber: -2147220469,
};

export const WIRE_FAULTS: readonly WireFault[] = [
  slowDown("in seconds", () => ({ "retry-after": "7" })),
  slowDown("as a date", () => ({ "retry-after": new Date(Date.now() + 90_000).toUTCString() })),
  slowDown("without bounds", () => ({ "retry-after": "1000000000" })),
  slowDown("negative", () => ({ "retry-after": "-5" })),
  slowDown("absent", () => ({})),
  ...[500, 502, 503, 504, 408].map(own),
  says("HTTP 409", 409, ["rejected", "transient", "done"]),
  says("HTTP 401", 401, ["credentials", "rejected", "done"]),
  says("HTTP 403", 403, ["rejected", "credentials"]),
  gone(404),
  gone(410),
  ...[301, 302, 307].flatMap((status) => [
    sentTo(status, "another host", (elsewhere) => elsewhere),
    sentTo(status, "the metadata service", () => "http://169.254.169.254/latest/meta-data/"),
  ]),
  instead("200 with a web page", LOST, () => ({
    status: 200,
    headers: { "content-type": "text/html" },
    body: Buffer.from(LOGIN_PAGE),
  })),
  changed("200 and nothing", LOST_OR_SEEN, () => ({ status: 200, headers: {}, body: Buffer.alloc(0) })),
  changed("truncated JSON", LOST, broken),
  changed("a wrong content type", LOST_OR_SEEN, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-type": "image/png" },
  })),
  {
    ...instead("200 with an error inside", ["rejected", "transient"], () => json(JSON.stringify(REFUSED))),
    moments: ["before"],
  },
  onTheWire("one byte a second", dripped, true),
  onTheWire("a body without end", endless),
  onTheWire("a gzip bomb", bomb),
  onTheWire("a connection reset", reset),
  onTheWire("silence before the headers", silence, true),
  onTheWire("silence in the body", unfinished, true),
  onTheWire("100 kB of headers", huge),
  changed("the same key twice", LOST_OR_SEEN, (answer) => spoilt(answer, (keys) => keys.map((key) => `"${key}":null`))),
  changed("a __proto__ key", LOST_OR_SEEN, (answer) => spoilt(answer, () => ['"__proto__":{"isPolluted":true}'])),
  instead("JSON 10,000 deep", LOST, () => json(DEEP)),
  changed("an id beyond 2^53", LOST_OR_SEEN, (answer) => spoilt(answer, () => ['"id":9007199254740993'])),
  changed("text that is no UTF-8", LOST, (answer) => ({
    ...answer,
    headers: { ...answer.headers, ...JSON_TYPE },
    body: Buffer.concat([Buffer.from('{"'), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from('":1}')]),
  })),
  onTheWire("an answer that is no HTTP", (exchange) => raw(exchange, "* OK IMAP4rev1 ready\r\n")),
];
