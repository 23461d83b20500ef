import { connect } from "node:net";
import { APPLICATIONS, applicationOf, CONNECTORS, externalKey, idOf, TOKENS_EACH, tokenText } from "./resolve-rows";

// The host applications, in a process of their own. Bare sockets and answers that are cut out by their length: what asks must never be
// what is waited for. Every answer is compared with the one and only that is right.

export type Round = {
  port: number;
  side: "bare" | "resolve";
  connections: number;
  seconds: number;
  keys: number;
  batch: number;
  secrets: string[];
};
export type Result = {
  calls: number;
  wrong: number;
  ms: number;
  p50: number;
  p99: number;
  worst: number;
  cpuMs: number;
};

type Call = { bytes: string; right: string };

function callOf({ side, keys, secrets, batch }: Round): Call {
  const c = Math.floor(Math.random() * CONNECTORS);
  const key = Math.floor(Math.random() * keys);
  const application = applicationOf(c);
  const connector = idOf("con", c);
  if (side === "bare") {
    const body = JSON.stringify({ application: idOf("app", application), connector, key: externalKey(key) });
    return { bytes: head("/", body, ""), right: `"${idOf("tok", c * TOKENS_EACH + (key % TOKENS_EACH))}"` };
  }
  const wanted = Array.from({ length: batch }, (_, i) => (key + i * 7_919) % keys);
  const body = JSON.stringify(
    batch === 1 ? { connector, key: externalKey(key) } : { connector, keys: wanted.map(externalKey) },
  );
  const right = `"${tokenText(c, wanted.at(-1) ?? key)}"`;
  return {
    bytes: head("/v1/resolve", body, `authorization: Bearer ${secrets[application % APPLICATIONS]}\r\n`),
    right,
  };
}

const head = (path: string, body: string, more: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;

async function ask(round: Round): Promise<Result> {
  const until = performance.now() + round.seconds * 1000;
  const times: number[] = [];
  let wrong = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port: round.port, host: "127.0.0.1", noDelay: true });
      let call = callOf(round);
      let sentAt = 0;
      let got = "";
      const send = () => {
        call = callOf(round);
        got = "";
        sentAt = performance.now();
        socket.write(call.bytes);
      };
      socket.setEncoding("latin1");
      socket.on("connect", send);
      socket.on("error", reject);
      socket.on("data", (chunk: string) => {
        got += chunk;
        const end = got.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(got)?.[1]);
        if (got.length < end + 4 + length) return;
        const now = performance.now();
        times.push(now - sentAt);
        if (!got.startsWith("HTTP/1.1 200") || !got.includes(call.right)) wrong += 1;
        if (now < until) return send();
        socket.destroy();
        resolve();
      });
    });
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: round.connections }, one));
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(times).sort();
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { calls: times.length, wrong, ms, p50: at(0.5), p99: at(0.99), worst: at(1), cpuMs: (user + system) / 1000 };
}

process.on("message", async (round: Round) => process.send?.(await ask(round)));
process.on("disconnect", () => process.exit());
process.send?.("up");
