import { gzipSync } from "node:zlib";
import type { Answer, Exchange } from "./relay";

/** What no honest server does, written straight to the caller's socket. */

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const BOMB = gzipSync(Buffer.alloc(50 * 1024 * 1024, " "));
const PIECE = Buffer.alloc(64 * 1024, " ");

export function raw({ socket }: Exchange, text: string): void {
  socket.end(text);
}

export function reset({ socket }: Exchange): void {
  socket.resetAndDestroy();
}

export function silence(_exchange: Exchange): void {}

/** Headers and half a body, then nothing more. */
export function unfinished({ socket }: Exchange): void {
  socket.write(`${HEAD}content-length: 4096\r\n\r\n{"rows":[`);
}

/** The real body, or an empty object, one byte a second and longer than anybody waits. */
export function dripped({ socket }: Exchange, real: Answer | null): void {
  const body = (real?.body.toString() || "{}").padEnd(4096, " ");
  socket.write(`${HEAD}content-length: ${body.length}\r\n\r\n`);
  let at = 0;
  const drops = setInterval(() => {
    if (socket.destroyed || at >= body.length) return clearInterval(drops);
    socket.write(body.charAt(at));
    at += 1;
  }, 1000).unref();
  socket.once("close", () => clearInterval(drops));
}

/** White space for as long as somebody reads it. */
export function endless({ socket }: Exchange): void {
  socket.write(`${HEAD}\r\n[`);
  const pour = (): void => {
    while (!socket.destroyed && socket.write(PIECE));
  };
  socket.on("drain", pour);
  pour();
}

/** 50 kB that become 50 MiB. */
export function bomb({ socket }: Exchange): void {
  socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
  socket.write(BOMB);
}

export function huge({ socket }: Exchange): void {
  socket.end(`${HEAD}x-padding: ${"x".repeat(100_000)}\r\ncontent-length: 2\r\n\r\n{}`);
}

/** The first half of a body; of an empty one, the beginning of some other. */
export function broken(answer: Answer): Answer {
  const whole = answer.body.length > 1 ? answer.body : Buffer.from('{"result":{"state":"do');
  return { ...answer, body: whole.subarray(0, Math.ceil(whole.length / 2)) };
}

/** A JSON object, or an empty one, with more pairs in it; anything else as it was. */
export function spoilt(answer: Answer, pairs: (keys: string[]) => string[]): Answer {
  const text = answer.body.toString().trim() || "{}";
  if (!text.startsWith("{")) return answer;
  const keys = Object.keys(JSON.parse(text) as object);
  const more = pairs(keys).join(",");
  if (more === "") return answer;
  const inside = text.slice(1, -1).trim();
  const body = Buffer.from(`{${inside === "" ? more : `${inside},${more}`}}`);
  return { ...answer, headers: { ...answer.headers, "content-type": "application/json" }, body };
}
