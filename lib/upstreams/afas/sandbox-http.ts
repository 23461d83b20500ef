/** One request as the sandbox's faces see it. `path` is lower-cased: the vendor's own pages mix the letter case. */
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

/** A functional error: the vendor answers all of them as HTTP 500 with three fields, in the language asked for. */
export class FunctionalError extends Error {
  constructor(
    readonly texts: { en: string; nl: string },
    readonly errorNumber = -2147180996,
  ) {
    super(texts.en);
  }
}

export function functionalAnswer(error: FunctionalError, headers: Readonly<Record<string, string>>): SandboxAnswer {
  const isDutch = /^nl/i.test(headers["accept-language"] ?? "");
  return json(500, {
    externalMessage: isDutch ? error.texts.nl : error.texts.en,
    errorNumber: error.errorNumber,
    profitLogReference: crypto.randomUUID().replaceAll("-", "").toUpperCase(),
  });
}

export const UNEXPECTED = { en: "An unexpected error has occurred.", nl: "Er is een onverwachte fout opgetreden." };
