import { empty, type SandboxRequest } from "../sandbox/http";
import { type Sandbox as KitSandbox, serveSandbox } from "../sandbox/serve";
import { BEHAVIOURS } from "./sandbox-behaviours";
import { answerConsole } from "./sandbox-console";
import { answerIntegrations, targetOf } from "./sandbox-integrations";
import { type AinuaSeed, smallSeed } from "./sandbox-seed";
import { type AinuaState, fromSeed, portalOf } from "./sandbox-state";
import { createTokens, USUAL_LIFE_SECONDS } from "./sandbox-token";
import { TOKEN_PATH } from "./wire";

export type AinuaSandbox = KitSandbox<AinuaState, AinuaSeed> & {
  /** Every token that was given in this process, so that a test can look for it where it must not be. */
  readonly issued: readonly string[];
};

/** Starts a stand-in for one Ainua portal on loopback; rejects where the port is taken. */
export async function startAinuaSandbox(
  options: { port?: number; stateFile?: string; seed?: AinuaSeed } = {},
): Promise<AinuaSandbox> {
  const tokens = createTokens();
  const sandbox = await serveSandbox<AinuaState, AinuaSeed>({
    port: options.port,
    stateFile: options.stateFile,
    seed: options.seed ?? smallSeed(),
    fromSeed,
    behaviours: BEHAVIOURS,
    operationOf,
    answerConsole,
    stateShown,
    answer({ store, faults }, request) {
      if (request.rawPath === TOKEN_PATH)
        return tokens.grant(store.state, request, Number(faults.argumentOf("token_life") ?? USUAL_LIFE_SECONDS));
      if (!isIntegration(request)) return empty(404);
      return answerIntegrations(store, faults, request, tokens.clientOf(store.state, request));
    },
  });
  const more: Pick<AinuaSandbox, "issued"> = { issued: tokens.issued };
  return Object.defineProperties(more, Object.getOwnPropertyDescriptors(sandbox)) as AinuaSandbox;
}

const isIntegration = ({ rawPath }: SandboxRequest): boolean => /^(\/api)?\/integrations\//.test(rawPath);

/** What faults and the request log call a request: `token`, `accounts`, `users` or `binding`. */
function operationOf(request: SandboxRequest): string | null {
  if (request.rawPath === TOKEN_PATH) return "token";
  if (!isIntegration(request)) return null;
  return targetOf(request.rawPath)?.kind ?? "unknown";
}

/** The portal as its visitors meet it, for tests alone: the vendor shows none of this to a program. */
function stateShown(state: AinuaState): unknown {
  const connectors = state.connectors.map(({ secretSha256: _, ...connector }) => connector);
  return { ...state, connectors, view: portalOf(state) };
}
