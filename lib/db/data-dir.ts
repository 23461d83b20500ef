import "server-only";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A state of the data folder that a person has to settle; its message is one sentence for him. */
export class DataDirError extends Error {
  override readonly name = "DataDirError";
}

/** What a running Gatehouse leaves in its data folder, for commands that want to reach its database. */
export type Running = Readonly<{
  pid: number;
  birth: string;
  url?: string;
  ownerUrl?: string;
  origin?: string;
  resolve?: string;
  sandbox?: Record<string, string>;
}>;

/** The data folder, made when missing. Others may pass through it (the database server's user must), but not look in. */
export function openDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
  } catch (error) {
    throw new DataDirError(`The data folder ${dataDir} can't be used (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Takes the data folder for this process; throws a sentence naming the process that has it. */
export function lockDataDir(dataDir: string): {
  publish(details: Omit<Running, "pid" | "birth">): void;
  release(): void;
} {
  const file = lockFile(dataDir);
  const mine: Running = { pid: process.pid, birth: birthOf(process.pid) ?? "" };
  for (let attempt = 0; !tryCreate(file, mine); attempt++) {
    const other = findRunning(dataDir);
    if (other || attempt > 3) {
      throw new DataDirError(
        `Gatehouse already runs on ${dataDir} (process ${other?.pid ?? "unknown"}): stop it first`,
      );
    }
    rmSync(file, { force: true });
  }
  return {
    publish: (details) => writePrivate(file, JSON.stringify({ ...mine, ...details })),
    release: () => rmSync(file, { force: true }),
  };
}

/** The Gatehouse that runs on this data folder now, if one does. */
export function findRunning(dataDir: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(lockFile(dataDir), "utf8")) as Running;
    return isSameProcess(running.pid, running.birth) ? running : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(file: string, content: string): void {
  const half = `${file}.${process.pid}.half`;
  writeFileSync(half, content, { mode: 0o600 });
  renameSync(half, file);
}

/** True while this process runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// A process id is used again after a reboot; the moment of birth tells the two apart where the system shows it.
function isSameProcess(pid: number, birth: string): boolean {
  return isAlive(pid) && (birthOf(pid) ?? "") === birth;
}

function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function lockFile(dataDir: string): string {
  return path.join(dataDir, "running.json");
}

function tryCreate(file: string, running: Running): boolean {
  if (existsSync(file)) return false;
  try {
    writeFileSync(file, JSON.stringify(running), { flag: "wx", mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
