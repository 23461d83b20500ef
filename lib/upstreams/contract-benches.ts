import { afasDriver } from "./afas/driver";
import { BEHAVIOURS as AFAS_BEHAVIOURS } from "./afas/sandbox-behaviours";
import { startAfasBench } from "./afas/sandbox-bench";
import { ainuaDriver } from "./ainua/driver";
import { EVERY_BEHAVIOUR as AINUA_BEHAVIOURS } from "./ainua/sandbox-behaviours";
import { startAinuaBench } from "./ainua/sandbox-bench";
import { biotDriver } from "./biot/driver";
import { BIOT_SWITCHES, startBiotBench } from "./biot/sandbox-bench";
import { biuwerDriver } from "./biuwer/driver";
import { BIUWER_BEHAVIOURS } from "./biuwer/sandbox";
import { startBiuwerBench, startBiuwerHandBench } from "./biuwer/sandbox-bench";
import type { Bench } from "./contract-bench";
import { contractfitDriver } from "./contractfit/driver";
import { CONTRACTFIT_BENCHES } from "./contractfit/sandbox-bench";
import type { Driver } from "./driver";

/** How a vendor's sandbox stands for the exam: as the vendor is described, or with one of its switches turned. */
export type BenchSet = {
  vendor: string;
  driver: Driver;
  /** What the vendor leaves open, another way to sign in, or another set of exercises. */
  switches: readonly string[];
  start(turned?: string): Promise<Bench>;
  /** Which of them, beside the described one, hold exercises that the others don't: the fault matrix takes these too. */
  papers: readonly string[];
};

/** Every vendor that has a sandbox, with all of its switches. */
export const BENCHES: readonly BenchSet[] = [
  {
    vendor: "afas",
    driver: afasDriver,
    // A GetConnector that the vendor blocked gives nothing to examine; what the driver says of it has its own test.
    switches: ["oauth", ...AFAS_BEHAVIOURS.filter((behaviour) => behaviour !== "blocked_get_connector")],
    start: (turned) =>
      turned === "oauth"
        ? startAfasBench([], "oauth")
        : startAfasBench(AFAS_BEHAVIOURS.filter((behaviour) => behaviour === turned)),
    papers: [],
  },
  {
    vendor: "biot",
    driver: biotDriver,
    switches: BIOT_SWITCHES,
    start: (turned) => startBiotBench(turned ? [turned] : []),
    papers: ["roles", "permissions"],
  },
  { ...CONTRACTFIT_BENCHES, driver: contractfitDriver, papers: ["roles"] },
  {
    vendor: "ainua",
    driver: ainuaDriver,
    switches: ["accounts", "removal from a list", ...AINUA_BEHAVIOURS],
    start(turned) {
      if (turned === "accounts") return startAinuaBench([], "accounts");
      if (turned === "removal from a list") return startAinuaBench(["binding_mode:replace"], "removal from a list");
      return turned ? startAinuaBench([turned], "mixed") : startAinuaBench();
    },
    papers: ["accounts", "removal from a list"],
  },
  {
    vendor: "biuwer",
    driver: biuwerDriver,
    switches: ["contract assumed", ...BIUWER_BEHAVIOURS],
    start(turned) {
      if (turned === undefined) return startBiuwerHandBench();
      return startBiuwerBench(BIUWER_BEHAVIOURS.filter((behaviour) => behaviour === turned));
    },
    papers: ["contract assumed"],
  },
];
