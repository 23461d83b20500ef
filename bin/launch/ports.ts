import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { writePrivate } from "@/lib/db/data-dir";
import { StartProblem } from "./problem";

/** The port to listen on: the asked one when it is free, any free one for 0; throws a sentence when somebody has it. */
export async function claimPort(host: string, port: number, variable: string): Promise<number> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new StartProblem(
        `Port ${port} on ${host} is in use by another program: stop it, or set ${variable} to another port`,
      );
    if (code === "EACCES")
      throw new StartProblem(
        `Port ${port} on ${host} needs rights that this user has not: set ${variable} to another port`,
      );
    throw new StartProblem(
      `Nothing can listen on ${host} port ${port} (${code}): set HOST and ${variable} to an address of this machine`,
    );
  }
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : port;
}

/** The sandbox's port, chosen once: the demo's systems carry its address, so it stays the same from start to start. */
export async function sandboxPort(dataDir: string, vendor: string): Promise<number> {
  const file = path.join(dataDir, `sandbox-${vendor}.port`);
  if (existsSync(file)) {
    const port = Number(readFileSync(file, "utf8"));
    await claimPort("127.0.0.1", port, `the number in ${file}`);
    return port;
  }
  const port = await claimPort("127.0.0.1", 0, "");
  writePrivate(file, String(port));
  return port;
}
