import { type Sandbox, serveSandbox } from "../sandbox/serve";
import { answerConsole } from "./sandbox-console";
import { answerApi, operationOf } from "./sandbox-routes";
import { type ContractfitSeed, smallSeed } from "./sandbox-seed";
import { BEHAVIOURS, type ContractfitState, fromSeed, stateShown } from "./sandbox-state";

export type ContractfitSandbox = Sandbox<ContractfitState, ContractfitSeed>;
export type ContractfitSandboxOptions = { port?: number; stateFile?: string; seed?: ContractfitSeed };

/** Starts a stand-in for one tenant of Contract.fit on loopback; rejects where the port is taken. */
export function startContractfitSandbox(options: ContractfitSandboxOptions = {}): Promise<ContractfitSandbox> {
  return serveSandbox<ContractfitState, ContractfitSeed>({
    port: options.port,
    stateFile: options.stateFile,
    seed: options.seed ?? smallSeed(),
    fromSeed,
    behaviours: BEHAVIOURS,
    operationOf,
    answer: answerApi,
    answerConsole,
    stateShown,
  });
}
