import type { Connection, Driver, EffectSecrets, ObservedKind, ObservedPage, Proof } from "../driver";
import { UpstreamError } from "../upstream-error";
import { applyByApi } from "./by-api";
import { BIUWER_CAPABILITIES, biuwerCapabilityOf } from "./capabilities";
import { type AssumedApi, assumedApi } from "./client";
import { contractOf } from "./contract";
import { biuwerHandSteps } from "./hand-steps";
import { placeOfBiuwer } from "./place";
import { probeBiuwer } from "./probe";
import { BIUWER_PROFILE } from "./profile";
import { observeBiuwer, READABLE } from "./reading";
import { lookAt, NOTHING_TO_READ } from "./verify";

const ASSUMED = "Contract assumed: ";

/**
 * Biuwer. By default everything is a task for a person. Settings: `instance`, `contract` (the text of a configuration file) and `heir`.
 * Secrets: `api_key`, where the contract asks for it; of an effect `token_text`.
 */
export const biuwerDriver: Driver = {
  vendor: "biuwer",
  name: "Biuwer",
  profile: BIUWER_PROFILE,
  place: placeOfBiuwer,
  wants: ["group_of_connector"],
  capabilities: BIUWER_CAPABILITIES,
  capabilityOf: biuwerCapabilityOf,
  probe: probeBiuwer,
  async apply(effect, connection, secrets) {
    if (biuwerCapabilityOf(effect, connection.settings).how !== "api") throw byHand();
    return assumed(async () => {
      const outcome = await applyByApi(effect, apiOf(connection, secrets), connection, secrets);
      return { ...outcome, note: `${ASSUMED}${outcome.note}` };
    });
  },
  async verify(effect, connection, secrets): Promise<Proof> {
    if (!contractOf(connection.settings)) return NOTHING_TO_READ;
    return assumed(async () => {
      const { state, note } = await lookAt(effect, apiOf(connection, secrets), secrets, new Date());
      return { state, note: `${ASSUMED}${note}` };
    });
  },
  observes: [],
  observesAt: (settings) => (contractOf(settings) ? READABLE : []),
  observe: (kind, connection, from) => observe(kind, connection, from),
  handSteps: (effect) => biuwerHandSteps(effect),
};

function apiOf(connection: Connection, secrets: EffectSecrets = {}): AssumedApi {
  const contract = contractOf(connection.settings);
  if (!contract) throw byHand();
  return assumedApi(contract, connection, secrets);
}

const byHand = (): UpstreamError =>
  new UpstreamError(
    { kind: "unsupported", wasSent: false },
    "Biuwer's API reference isn't public; this is a task for a person.",
  );

async function* observe(
  kind: ObservedKind,
  connection: Connection,
  from: string | null | undefined,
): AsyncGenerator<ObservedPage> {
  yield* observeBiuwer(kind, apiOf(connection), from);
}

/** Marks what went wrong by an assumed contract as such, because the contract may be what is wrong. */
async function assumed<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new UpstreamError(error.failure, `${ASSUMED}${error.message}`, error.theirWords, error.status);
  }
}
