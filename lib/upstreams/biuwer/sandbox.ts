import { empty, type SandboxAnswer } from "../sandbox/http";
import { type Sandbox, serveSandbox } from "../sandbox/serve";
import assumedContract from "./assumed-contract.json" with { type: "json" };
import { type Contract, callOf, checkContract } from "./contract";
import { answerApi } from "./sandbox-api";
import { answerBiuwerConsole } from "./sandbox-console";
import { type BiuwerSeed, smallSeed } from "./sandbox-seed";
import { answerShare } from "./sandbox-share";
import { fromSeed, type State } from "./sandbox-state";

/**
 * What the vendor leaves open: whether a token's text is shown again, whether a token can be edited, what is seen without a policy, how
 * several policies combine, and what a bad token is told.
 */
export const BIUWER_BEHAVIOURS = [
  "token_text_hidden",
  "tokens_not_editable",
  "policyless_sees_nothing",
  "policies_widen",
  "bad_token_says_so",
] as const;
export type BiuwerBehaviour = (typeof BIUWER_BEHAVIOURS)[number];

/** The text of the contract file that the sandbox speaks unless it is given another one. */
export const ASSUMED_CONTRACT = JSON.stringify(assumedContract);

export type BiuwerSandbox = Sandbox<State, BiuwerSeed>;
export type BiuwerSandboxOptions = {
  port?: number;
  stateFile?: string;
  seed?: BiuwerSeed;
  /** The text of a contract file, or null for an instance without an admin API. */
  contract?: string | null;
};

/** Starts a stand-in for one Biuwer instance on loopback; rejects where the port is taken or the contract does not fit. */
export async function startBiuwerSandbox(options: BiuwerSandboxOptions = {}): Promise<BiuwerSandbox> {
  const { seed = smallSeed(), port, stateFile, contract: text = ASSUMED_CONTRACT } = options;
  const contract = text === null ? null : readContract(text);
  return serveSandbox<State, BiuwerSeed>({
    port,
    stateFile,
    seed,
    fromSeed,
    behaviours: BIUWER_BEHAVIOURS,
    operationOf: (request) =>
      request.rawPath === "/share" ? "share" : ((contract && callOf(contract, request)?.call) ?? "unknown"),
    answer(face, request): SandboxAnswer {
      if (request.rawPath === "/share") return answerShare(face.store, face.faults, request);
      const asked = contract && callOf(contract, request);
      return contract && asked ? answerApi(face, contract, request, asked) : empty(404);
    },
    answerConsole: answerBiuwerConsole,
    stateShown: hideSecrets,
    mailsTo: (state, address) =>
      state.mailbox.filter((m) => address === "" || m.to.toLowerCase() === address.toLowerCase()).reverse(),
  });
}

function readContract(text: string): Contract {
  const check = checkContract(text);
  if (!check.ok) throw new Error(check.says);
  return check.contract;
}

const hideSecrets = ({ apiKey: _, ...state }: State): unknown => ({
  ...state,
  tokens: state.tokens.map(({ text, ...token }) => ({ ...token, endsIn: text.slice(-4) })),
});
