import { BEHAVIOURS } from "./afas/sandbox-behaviours";
import { startAfasBench } from "./afas/sandbox-bench";
import type { Bench } from "./contract-bench";

/** How a vendor's sandbox stands for the exam: as the vendor is described, or with one of its switches turned. */
export type BenchSet = { vendor: string; switches: readonly string[]; start(turned?: string): Promise<Bench> };

/** Every vendor that has a sandbox, with all of its switches. */
export const BENCHES: readonly BenchSet[] = [
  {
    vendor: "afas",
    // A GetConnector that the vendor blocked gives nothing to examine; what the driver says of it has its own test.
    switches: ["oauth", ...BEHAVIOURS.filter((behaviour) => behaviour !== "blocked_get_connector")],
    start: (turned) =>
      turned === "oauth"
        ? startAfasBench([], "oauth")
        : startAfasBench(BEHAVIOURS.filter((behaviour) => behaviour === turned)),
  },
];
