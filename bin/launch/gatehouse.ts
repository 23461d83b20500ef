import { lockDataDir, openDataDir } from "@/lib/db/data-dir";
import { migrate } from "@/lib/db/migrate";
import { adoptVariables, env } from "@/lib/env";
import { announce } from "./announce";
import { ensureBuild } from "./build";
import { type Mode, startConsole } from "./console";
import { type Database, startDatabase } from "./database";
import { seedDemoOnce } from "./demo";
import { refuseUnsafeDatabase } from "./durability";
import { openKeys, refuseMissingKey } from "./keys";
import { claimPort } from "./ports";
import { StartProblem, sentenceOf } from "./problem";
import { startResolverProcess } from "./resolver";
import { type SandboxUrls, startSandboxes } from "./sandbox";
import { Interrupted, Shutdown } from "./shutdown";
import { superviseServer } from "./supervise-server";
import { startWorkerProcess } from "./worker";

const say = (line: string) => console.log(line);

/** Starts everything, keeps it up until somebody asks to stop, and ends it in order; a failure is one sentence and exit code 1. */
export async function runGatehouse(mode: Mode): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.listen(say);
  let code = 1;
  try {
    await start(mode, shutdown);
    code = await shutdown.asked();
  } catch (error) {
    if (error instanceof Interrupted) code = 0;
    else console.error(sentenceOf(error));
  }
  await shutdown.close();
  process.exit(code);
}

async function start(mode: Mode, shutdown: Shutdown): Promise<void> {
  const isSealed = process.argv.includes("--sealed");
  // What can be refused without touching anything is refused first.
  const { HOST, PORT, GATEHOUSE_DATA_DIR, DATABASE_URL } = env();
  refuseMissingKey(isSealed);
  const port = await claimPort(HOST, PORT, "PORT");
  const resolvePort = await claimResolvePort(port);
  openDataDir(GATEHOUSE_DATA_DIR);
  const lock = lockDataDir(GATEHOUSE_DATA_DIR);
  shutdown.add(lock.release);

  const database = await startDatabase(say);
  shutdown.add(database.close);
  await shutdown.step(() => migrate({ url: database.ownerUrl, onProgress: say }).then(() => {}));
  await refuseUnsafeDatabase(database.url, DATABASE_URL === undefined, say);
  if (database.embedded) superviseServer(database.embedded, shutdown, say);
  await publishSettings(database, port, isSealed);
  adoptVariables({ RESOLVE_PORT: String(resolvePort) });

  if (mode === "production") await shutdown.step(() => ensureBuild(say, shutdown.signal));
  const sandboxes = await shutdown.step(() => startDemo(database, shutdown, isSealed));
  if (env().GATEHOUSE_WORKER > 0 && !isSealed) shutdown.add(startWorkerProcess(say).stop);
  const resolve = env().GATEHOUSE_RESOLVE ? await shutdown.step(() => startResolverProcess(shutdown, say)) : undefined;
  const origin = env().appOrigins[0] ?? `http://${HOST}:${port}`;
  await shutdown.step(() => startConsole({ mode, host: HOST, port, shutdown, say }));
  lock.publish({
    url: database.url,
    ownerUrl: database.ownerUrl,
    origin,
    ...(resolve ? { resolve } : {}),
    ...(sandboxes ? { sandbox: sandboxes } : {}),
  });
  await announce({ origin, resolve, sandboxes, isSealed, databaseUrl: database.url, say });
}

// Any free port may be given twice, because the console's own is only known to be free until it listens there.
async function claimResolvePort(consolePort: number): Promise<number> {
  const { GATEHOUSE_RESOLVE, RESOLVE_HOST, RESOLVE_PORT } = env();
  if (!GATEHOUSE_RESOLVE) return RESOLVE_PORT;
  const port = await claimPort(RESOLVE_HOST, RESOLVE_PORT, "RESOLVE_PORT");
  if (port !== consolePort) return port;
  if (RESOLVE_PORT === 0) return claimResolvePort(consolePort);
  throw new StartProblem(`RESOLVE_PORT is ${port}, which is the console's own port: set it to another port`);
}

// From here on this process and all that it starts see what was found out, as if it had been set by hand.
async function publishSettings(database: Database, port: number, isSealed: boolean): Promise<void> {
  const isDemo = env().GATEHOUSE_DEMO;
  const keys = await openKeys(database.url, isSealed);
  adoptVariables({
    DATABASE_URL: database.url,
    PORT: String(port),
    GATEHOUSE_DEMO: isDemo ? "1" : "0",
    GATEHOUSE_DATA_DIR: env().GATEHOUSE_DATA_DIR,
    GATEHOUSE_MASTER_KEY: keys.masterKey ?? "",
    NEXTAUTH_SECRET: keys.sessionSecret,
  });
  adoptVariables({ NEXTAUTH_URL: env().appOrigins[0] ?? `http://${env().HOST}:${port}` });
}

async function startDemo(database: Database, shutdown: Shutdown, isSealed: boolean): Promise<SandboxUrls | undefined> {
  if (!env().GATEHOUSE_DEMO) return undefined;
  const { urls, stop } = await startSandboxes(say);
  shutdown.add(stop);
  const hosts = Object.values(urls).map((url) => new URL(url).host);
  adoptVariables({ GATEHOUSE_UPSTREAM_ALLOW: [...env().GATEHOUSE_UPSTREAM_ALLOW, ...hosts].join(",") });
  if (!isSealed) await seedDemoOnce(database, urls, say);
  return urls;
}
