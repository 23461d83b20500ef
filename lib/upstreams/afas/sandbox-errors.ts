import { json, Refused, type SandboxAnswer } from "../sandbox/http";

/** A functional error: the vendor answers all of them as HTTP 500 with three fields, in the language asked for. */
export class FunctionalError extends Refused {
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
