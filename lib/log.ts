import pino from "pino";
import { env } from "@/lib/env";

// One JSON line an event. What a field is called decides first (a secret's name hides its value), then what it looks like:
// a secret that slipped into a sentence or a stack is cut out of it.

export type LogFields = Readonly<Record<string, unknown>>;

const HIDDEN = "[hidden]";
const SECRET_NAME =
  /(token|secret|password|passwd|passphrase|authorization|cookie|otp|api-?_?key|master-?_?key|private-?_?key|credential|one-?_?time|session-?_?id|signature)s?$/i;
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/gth_[a-z]+_[0-9A-Za-z]{36}/g, HIDDEN],
  [/<token>[\s\S]*?<\/token>/gi, `<token>${HIDDEN}</token>`],
  [/(data\W{0,6})[0-9a-f]{64}/gi, `$1${HIDDEN}`],
  [/\b(AfasToken|Bearer|Basic)\s+[\w+/=.~-]{8,}/gi, `$1 ${HIDDEN}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+@/gi, `$1${HIDDEN}@`],
];
const DEEPEST = 8;

/** The same text without anything that looks like one of our keys, a vendor's token or a password in an address. */
export function scrub(text: string): string {
  return SECRET_SHAPES.reduce((clean, [shape, replacement]) => clean.replace(shape, replacement), text);
}

/** The same value with secrets hidden by the names of their fields and by their shape; an error becomes name, message and stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return scrub(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "[too deep]";
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return describeError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      scrub(name),
      SECRET_NAME.test(name) ? HIDDEN : redact(entry, depth + 1),
    ]),
  );
}

// Database errors carry rows and parameters in extra fields, so only these three (and the code) are ever written.
function describeError(error: Error, depth: number): Record<string, unknown> {
  const code = "code" in error && typeof error.code === "string" ? { code: scrub(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  return { name: error.name, message: scrub(error.message), ...code, stack: scrub(error.stack ?? ""), ...cause };
}

let sink: pino.Logger | undefined;

function write(level: "debug" | "info" | "warn" | "error", event: string, fields: LogFields = {}): void {
  sink ??= createSink();
  sink[level](redact(fields), event);
}

function createSink(destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    messageKey: "event",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  // Logs go to stderr, so that what a command prints for its caller stays clean on stdout.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** Sends the log elsewhere; without a destination it goes back to stderr. */
export function setLogDestinationForTests(destination?: { write(line: string): void }): void {
  sink = destination ? createSink(destination) : undefined;
}

/** Writes one line for an event; never throws for what the fields hold, and no secret in them is written. */
export const log = {
  debug: (event: string, fields?: LogFields) => write("debug", event, fields),
  info: (event: string, fields?: LogFields) => write("info", event, fields),
  warn: (event: string, fields?: LogFields) => write("warn", event, fields),
  error: (event: string, fields?: LogFields) => write("error", event, fields),
};
