import path from "node:path";
import { z } from "zod";

// Every variable that Gatehouse reads is declared here, and nothing else reads process.env. An empty value counts as unset.

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");
const port = z.coerce.number("must be a port number").int().min(0).max(65_535, "must be a port number");
const origin = z.string().refine(isOrigin, "must be an origin such as https://gatehouse.example, without a path");
const masterKey = z.string().refine(holdsMasterKeys, "must be 32 bytes in base64, or several as kid:key,kid:key");

const Variables = z.object({
  DATABASE_URL: z.string().refine(isPostgresUrl, "must be a postgresql:// address").optional(),
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_ORIGIN: origin.optional(),
  GATEHOUSE_DATA_DIR: z.string().default(".gatehouse"),
  GATEHOUSE_DEMO: flag.optional(),
  GATEHOUSE_MASTER_KEY: masterKey.optional(),
  GATEHOUSE_CHECKPOINT_KEY_FILE: z.string().optional(),
  GATEHOUSE_UPSTREAM_ALLOW: z.string().refine(holdsHostPorts, "must be host:port,host:port").default(""),
  /** Calls a minute that one API key, or one operator, may make of a process. */
  GATEHOUSE_API_CALLS: z.coerce.number("must be a number of calls").int().min(1).default(1_500),
  /** Calls a minute from one address that show no key of ours, before they are refused unread. */
  GATEHOUSE_API_STRANGERS: z.coerce.number("must be a number of calls").int().min(1).default(60),
  /** How many deliveries the worker has under way at once; 0 = `npm start` starts no worker of its own. */
  GATEHOUSE_WORKER: z.coerce.number("must be a number from 0 to 64").int().min(0).max(64).default(16),
  /** Whether `npm start` starts a resolver of its own. */
  GATEHOUSE_RESOLVE: flag.default(true),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Where host applications ask: one port above the console's, at the same host, unless said otherwise. */
  RESOLVE_HOST: z.string().optional(),
  RESOLVE_PORT: port.optional(),
  /** How many keys an application's key may ask for in a second, in each process. */
  RESOLVE_PER_SECOND: z.coerce
    .number("must be a number from 100 up")
    .int()
    .min(100, "must be a number from 100 up")
    .default(1_000),
  /** The proxies in front of the resolver, whose X-Forwarded-For is believed. */
  RESOLVE_PROXIES: z.string().refine(holdsAddresses, "must be addresses or ranges, separated by commas").default(""),
});

type Parsed = z.output<typeof Variables>;
type Derived =
  | "RESOLVE_HOST"
  | "RESOLVE_PORT"
  | "RESOLVE_PROXIES"
  | "GATEHOUSE_DEMO"
  | "GATEHOUSE_UPSTREAM_ALLOW"
  | "GATEHOUSE_DATA_DIR"
  | "GATEHOUSE_CHECKPOINT_KEY_FILE";
export type Env = Readonly<
  Omit<Parsed, Derived> & {
    GATEHOUSE_DEMO: boolean;
    GATEHOUSE_DATA_DIR: string;
    GATEHOUSE_CHECKPOINT_KEY_FILE: string;
    GATEHOUSE_UPSTREAM_ALLOW: readonly string[];
    RESOLVE_HOST: string;
    RESOLVE_PORT: number;
    RESOLVE_PROXIES: readonly string[];
    /** The only origins that a change may come from. */
    appOrigins: readonly string[];
  }
>;

/** Names the variable that is wrong and never shows its value. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  constructor(
    readonly variable: string,
    problem: string,
  ) {
    super(`${variable} ${problem}`);
  }
}

let cached: Env | undefined;

/** The checked, frozen settings of this process; throws EnvError, which names the variable and never its value. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Sets variables for this process and what it starts; for the commands in `bin`, which find out some of them. */
export function adoptVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
  cached = undefined;
}

/** Makes the next `env()` read the variables again; for tests that change them. */
export function resetEnvForTests(): void {
  cached = undefined;
}

/** Checks a set of variables without touching the process; throws EnvError. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvError(String(issue?.path[0] ?? "The environment"), (issue?.message ?? "is not valid").toLowerCase());
  }
  const values = parsed.data;
  const dataDir = path.resolve(/* turbopackIgnore: true */ values.GATEHOUSE_DATA_DIR);
  return Object.freeze({
    ...values,
    GATEHOUSE_DATA_DIR: dataDir,
    GATEHOUSE_DEMO: values.GATEHOUSE_DEMO ?? isUnconfigured(values),
    GATEHOUSE_CHECKPOINT_KEY_FILE: path.resolve(
      /* turbopackIgnore: true */ values.GATEHOUSE_CHECKPOINT_KEY_FILE ?? path.join(dataDir, "checkpoint.key"),
    ),
    GATEHOUSE_UPSTREAM_ALLOW: Object.freeze(listOf(values.GATEHOUSE_UPSTREAM_ALLOW)),
    RESOLVE_HOST: values.RESOLVE_HOST ?? values.HOST,
    RESOLVE_PORT: values.RESOLVE_PORT ?? portAbove(values.PORT),
    RESOLVE_PROXIES: Object.freeze(listOf(values.RESOLVE_PROXIES)),
    appOrigins: Object.freeze(originsOf(values)),
  });
}

// Demo operators sign in with one click, so the demo is never on by itself where others could reach it or real data could be.
function isUnconfigured(values: Parsed): boolean {
  return !values.DATABASE_URL && !values.APP_ORIGIN && !values.GATEHOUSE_MASTER_KEY && isLoopback(values.HOST);
}

function originsOf(values: Parsed): string[] {
  if (values.APP_ORIGIN) return [new URL(values.APP_ORIGIN).origin];
  if (!isLoopback(values.HOST)) return [];
  return [`http://127.0.0.1:${values.PORT}`, `http://localhost:${values.PORT}`];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function isOrigin(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return !!url && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, "").toLowerCase();
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
}

function holdsMasterKeys(value: string): boolean {
  return listOf(value).every((part) => {
    const key = part.slice(part.indexOf(":") + 1);
    return /^[A-Za-z0-9+/]{43}=$/.test(key) && Buffer.from(key, "base64").length === 32;
  });
}

// 0 is any free port, for the one as for the other; above the last port there is none.
function portAbove(consolePort: number): number {
  return consolePort === 0 || consolePort === 65_535 ? 0 : consolePort + 1;
}

function holdsAddresses(value: string): boolean {
  return listOf(value).every((part) => /^[0-9a-fA-F:.]{2,45}(\/\d{1,3})?$/.test(part));
}

function holdsHostPorts(value: string): boolean {
  return listOf(value).every((part) => /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i.test(part));
}

function listOf(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
