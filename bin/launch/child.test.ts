import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Child, startChild } from "./child";

const lines: string[] = [];
const say = (line: string) => void lines.push(line);
const running: Child[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((child) => child.stop()));
  lines.length = 0;
});

describe("a child process", () => {
  it("is started again when it dies, and that is said", async () => {
    const births = await countBirths();
    child("await fetch(process.env.BORN); process.exit(3)", { BORN: births.address });
    await births.reached(2);
    expect(lines).toContain("The test ended with code 3; starting it again in 0.5 s");
    await Promise.all(running.splice(0).map((one) => one.stop()));
    births.close();
  });

  it("ends everything when it is the one that all depends on", async () => {
    const how = await new Promise<string>((resolve) => child("process.exit(7)", {}, resolve));
    expect(how).toBe("The test ended with code 7");
  });

  it("gets time to end what is under way, and is killed when it takes too long", async () => {
    const stubborn = child(
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('up')",
      {},
      "restart",
      200,
    );
    await stubborn.firstMessage();
    await stubborn.stop();
    expect(lines).toEqual(["The test did not end within 0.2 s and is killed"]);
    const polite = child(
      "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); process.send('up')",
    );
    await polite.firstMessage();
    await polite.stop();
    expect(lines).toHaveLength(1);
  });

  it("that can't start is told to whoever waits for it", async () => {
    const broken = child("process.exit(1)", {}, () => {});
    await expect(broken.firstMessage()).rejects.toThrow("The test could not start");
  });
});

function child(
  script: string,
  env: Record<string, string> = {},
  whenItDies: "restart" | ((how: string) => void) = "restart",
  patienceMs = 10_000,
): Child {
  const args = ["--input-type=module", "--eval", script];
  const started = startChild({ name: "test", args, env, whenItDies, patienceMs, say });
  running.push(started);
  return started;
}

// The child tells of each of its births over HTTP, so that nothing here has to wait for a clock.
async function countBirths() {
  let births = 0;
  let tell = () => {};
  const server = createServer((_request, response) => {
    births += 1;
    response.end();
    tell();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    reached: (wanted: number) =>
      new Promise<void>((resolve) => {
        tell = () => (births >= wanted ? resolve() : undefined);
        tell();
      }),
    close: () => server.close(),
  };
}
