import "server-only";
import { openVendorBench } from "@/lib/testing/vendor-bench";
import { type BiotSandbox, startBiotSandbox } from "@/lib/upstreams/biot/sandbox";
import { connectTo } from "@/lib/upstreams/biot/sandbox-bench";
import { smallSeed as biotSeed, SMALL } from "@/lib/upstreams/biot/sandbox-seed";
import { type ContractfitSandbox, startContractfitSandbox } from "@/lib/upstreams/contractfit/sandbox";
import { smallSeed as contractfitSeed } from "@/lib/upstreams/contractfit/sandbox-seed";
import { VISITOR } from "./contractfit-acts";

/** BioT's small deployment and one service user more that is turned off; nothing of it is recorded yet. */
export async function openBiotBench() {
  const seed = biotSeed();
  seed.serviceUsers.push({ name: "old-bridge", role: "Lab plugin", active: false, keys: [] });
  const sandbox: BiotSandbox = await startBiotSandbox({ seed });
  const { restUrl, settings } = connectTo(sandbox);
  const secret = { field: "secret_key", text: SMALL.gatehouseSecret };
  const bench = await openVendorBench(sandbox, { vendor: "biot", restUrl, settings: { ...settings }, secret });
  return { ...bench, sandbox };
}

/** Contract.fit's small tenant and one user more without any role; nothing of it is recorded yet. */
export async function openContractfitBench() {
  const seed = contractfitSeed();
  seed.users.push({ id: VISITOR, username: "visitor", password: "Visitor-sandbox-1", roles: [] });
  const sandbox: ContractfitSandbox = await startContractfitSandbox({ seed });
  const [setUp] = seed.users;
  const bench = await openVendorBench(sandbox, {
    vendor: "contractfit",
    restUrl: `${sandbox.url}/admin`,
    settings: { prefix: "/admin", setupUser: setUp?.username ?? "" },
    secret: { field: "password", text: setUp?.password ?? "" },
  });
  return { ...bench, sandbox };
}
