import { instance } from "./instance";

export type SandboxState = {
  environment: string;
  environmentKey: string;
  users: {
    userCode: string;
    name: string;
    email: string | null;
    isBlocked: boolean;
    windows: boolean;
    insite: boolean;
  }[];
  groups: { code: string; description: string; isBlocked: boolean; members: string[] }[];
  connectors: {
    name: string;
    group: string | null;
    isBlocked: boolean;
    apiKey: string;
    get: string[];
    update: string[];
    special: string[];
  }[];
  tokens: { connector: string; userCode: string; description: string; sha256: string; lastFour: string }[];
  otps: { connector: string; userCode: string; otp: string; isUsed: boolean }[];
};
export type LedgerEntry = { seq: number; at: string; op: string; subject: string; changed: boolean };
export type Fault = { kind: string; times?: number; after?: number; operation?: string };

/** Where the stand-in of a vendor answers; throws where the instance has none. */
export function sandboxUrl(vendor: string): string {
  const url = instance().sandbox?.[vendor];
  if (!url) throw new Error(`the instance has no sandbox of ${vendor}`);
  return url;
}

/** The stand-in for AFAS as it is from outside: its own state, its ledger of effects, its faults. */
export const sandbox = {
  get url(): string {
    return sandboxUrl("afas");
  },
  state: (): Promise<SandboxState> => ask("/_sandbox/state"),
  ledger: async (after = 0): Promise<LedgerEntry[]> =>
    (await ask<{ entries: LedgerEntry[] }>(`/_sandbox/ledger?after=${after}`)).entries,
  lastSeq: async (): Promise<number> => (await sandbox.ledger()).at(-1)?.seq ?? 0,
  requests: async (): Promise<{ at: string; method: string; operation: string; fault: string | null }[]> =>
    (await ask<{ requests: never[] }>("/_sandbox/requests")).requests,
  setFault: (fault: Fault): Promise<unknown> => ask("/_sandbox/faults", "POST", fault),
  clearFaults: (): Promise<unknown> => ask("/_sandbox/faults", "DELETE"),
  /** What AFAS answers to somebody who comes with this token: who he is, or a refusal. */
  metainfo: async (tokenText: string, connectorApiKey?: string): Promise<number> => {
    const answer = await fetch(`${sandbox.url}/ProfitRestServices/metainfo`, {
      headers: {
        authorization: `AfasToken ${Buffer.from(tokenText).toString("base64")}`,
        ...(connectorApiKey ? { "x-api-key": connectorApiKey } : {}),
      },
    });
    await answer.body?.cancel();
    return answer.status;
  },
};

async function ask<T>(path: string, method = "GET", body?: unknown): Promise<T> {
  const answer = await fetch(`${sandboxUrl("afas")}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${method} ${path}`);
  return (await answer.json().catch(() => undefined)) as T;
}
