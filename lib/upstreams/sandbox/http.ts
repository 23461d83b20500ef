/** One request as the sandbox's faces see it. `path` is lower-cased for vendors whose own pages mix the letter case. */
export type SandboxRequest = {
  method: string;
  path: string;
  rawPath: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  address: string;
};

export type SandboxAnswer = { status: number; headers?: Record<string, string>; body?: string };

export const empty = (status: number, headers?: Record<string, string>): SandboxAnswer => ({
  status,
  ...(headers ? { headers } : {}),
});

export const json = (status: number, value: unknown): SandboxAnswer => ({
  status,
  headers: { "content-type": "application/json;charset=utf-8" },
  body: JSON.stringify(value),
});

/** A refusal that a console page shows as it stands; a vendor's API face makes of it what that vendor answers. */
export class Refused extends Error {}
