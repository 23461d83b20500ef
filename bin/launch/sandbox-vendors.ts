import { startSandbox as startAfasSandbox } from "@/lib/upstreams/afas/sandbox";
import { startAinuaSandbox } from "@/lib/upstreams/ainua/sandbox";
import { startBiotSandbox } from "@/lib/upstreams/biot/sandbox";
import { startBiuwerSandbox } from "@/lib/upstreams/biuwer/sandbox";
import { startContractfitSandbox } from "@/lib/upstreams/contractfit/sandbox";

type Started = { url: string; consoleUrl: string; close(): Promise<void> };
type Start = (options: { port?: number; stateFile?: string }) => Promise<Started>;

/** The stand-in of every vendor, by the vendor's key. */
export const SANDBOXES: Readonly<Record<string, Start>> = {
  afas: startAfasSandbox,
  biuwer: startBiuwerSandbox,
  biot: startBiotSandbox,
  contractfit: startContractfitSandbox,
  ainua: startAinuaSandbox,
};
