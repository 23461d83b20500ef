import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "@/lib/env";

const key = Buffer.alloc(32, 7).toString("base64");

describe("env", () => {
  it("needs nothing to be set, and then is the demo on loopback", () => {
    const env = parseEnv({});
    expect(env).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", GATEHOUSE_DEMO: true, GATEHOUSE_WORKER: 16 });
    expect(env.appOrigins).toEqual(["http://127.0.0.1:3000", "http://localhost:3000"]);
    expect(env.GATEHOUSE_DATA_DIR).toBe(path.resolve(".gatehouse"));
  });

  it("takes an empty variable for an unset one", () => {
    const env = parseEnv({ DATABASE_URL: "", PORT: "" });
    expect([env.DATABASE_URL, env.PORT]).toEqual([undefined, 3000]);
  });

  it.each([
    ["DATABASE_URL", "postgresql://gatehouse@db/gatehouse"],
    ["GATEHOUSE_MASTER_KEY", key],
    ["APP_ORIGIN", "https://gatehouse.example"],
    ["HOST", "0.0.0.0"],
  ])("is never the demo by itself once %s is set", (name, value) => {
    expect(parseEnv({ [name]: value }).GATEHOUSE_DEMO).toBe(false);
    expect(parseEnv({ [name]: value, GATEHOUSE_DEMO: "1" }).GATEHOUSE_DEMO).toBe(true);
  });

  it.each([
    ["DATABASE_URL", "mysql://hidden-value"],
    ["PORT", "hidden-value"],
    ["APP_ORIGIN", "https://hidden-value/with/path"],
    ["GATEHOUSE_DEMO", "hidden-value"],
    ["GATEHOUSE_MASTER_KEY", "hidden-value"],
    ["GATEHOUSE_UPSTREAM_ALLOW", "hidden-value"],
    ["GATEHOUSE_WORKER", "hidden-value"],
    ["NEXTAUTH_SECRET", "hidden-value"],
    ["RESOLVE_PORT", "hidden-value"],
    ["RESOLVE_PROXIES", "hidden-value"],
    ["RESOLVE_PER_SECOND", "hidden-value"],
  ])("names %s when it is wrong, and never shows its value", (name, value) => {
    const failure = catchError(() => parseEnv({ [name]: value }));
    expect(failure).toBeInstanceOf(EnvError);
    expect((failure as EnvError).variable).toBe(name);
    expect(String(failure)).toContain(name);
    expect(String(failure)).not.toContain("hidden-value");
  });

  it("has host applications ask one port above the console's and at its host, unless it is said otherwise", () => {
    const place = (given: Record<string, string>) => {
      const { RESOLVE_HOST, RESOLVE_PORT } = parseEnv(given);
      return `${RESOLVE_HOST}:${RESOLVE_PORT}`;
    };
    expect(place({})).toBe("127.0.0.1:3001");
    expect(place({ PORT: "8080", HOST: "0.0.0.0" })).toBe("0.0.0.0:8081");
    expect(place({ PORT: "0" })).toBe("127.0.0.1:0");
    expect(place({ RESOLVE_PORT: "9000", RESOLVE_HOST: "10.0.0.1" })).toBe("10.0.0.1:9000");
    expect(parseEnv({ RESOLVE_PROXIES: "10.0.0.7, 10.1.0.0/16" }).RESOLVE_PROXIES).toEqual(["10.0.0.7", "10.1.0.0/16"]);
  });

  it("accepts one key, and several by their ids", () => {
    expect(parseEnv({ GATEHOUSE_MASTER_KEY: key }).GATEHOUSE_MASTER_KEY).toBe(key);
    const several = `k1:${key},k2:${key}`;
    expect(parseEnv({ GATEHOUSE_MASTER_KEY: several }).GATEHOUSE_MASTER_KEY).toBe(several);
    expect(() => parseEnv({ GATEHOUSE_MASTER_KEY: `k1:${key},k2:short` })).toThrow(EnvError);
  });

  it("allows only APP_ORIGIN once it is given, and no origin at all on an open address without it", () => {
    expect(parseEnv({ APP_ORIGIN: "https://gatehouse.example/" }).appOrigins).toEqual(["https://gatehouse.example"]);
    expect(parseEnv({ HOST: "0.0.0.0" }).appOrigins).toEqual([]);
  });

  it("is frozen, lists included", () => {
    const env = parseEnv({ GATEHOUSE_UPSTREAM_ALLOW: "127.0.0.1:4001, [::1]:4002" });
    expect(env.GATEHOUSE_UPSTREAM_ALLOW).toEqual(["127.0.0.1:4001", "[::1]:4002"]);
    expect(
      Object.isFrozen(env) && Object.isFrozen(env.appOrigins) && Object.isFrozen(env.GATEHOUSE_UPSTREAM_ALLOW),
    ).toBe(true);
  });
});

function catchError(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
