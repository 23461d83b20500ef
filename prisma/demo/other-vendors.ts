import type { Tx } from "@/lib/db/client";
import { makeAinua } from "./ainua";
import { makeBiot } from "./biot";
import { makeBiuwer } from "./biuwer";
import type { Company } from "./company";
import { makeContractfit } from "./contractfit";
import { type Customer, makeCustomers } from "./customers";
import { type OtherSystem, writeOtherSystem } from "./other-system";

type Make = (company: Company, customers: readonly Customer[], url: string) => { system: OtherSystem; seed: unknown };

const VENDORS: Readonly<Record<string, Make>> = {
  biuwer: makeBiuwer,
  biot: makeBiot,
  contractfit: makeContractfit,
  ainua: makeAinua,
};

export type OtherVendors = readonly { system: OtherSystem; seed: unknown; url: string }[];

/** The systems beside AFAS, for each vendor whose sandbox runs: the same people and customers under identities of their own. */
export function makeOtherVendors(company: Company, sandboxes: Readonly<Record<string, string>>): OtherVendors {
  const customers = makeCustomers(company.start);
  return Object.entries(VENDORS).flatMap(([vendor, make]) => {
    const url = sandboxes[vendor];
    return url ? [{ ...make(company, customers, url), url }] : [];
  });
}

/** Writes them; a user whom two of them know is written once. */
export async function writeOtherVendors(
  tx: Tx,
  others: OtherVendors,
  start: Date,
): Promise<{ id: string; name: string }[]> {
  const known = new Set<string>();
  const written: { id: string; name: string }[] = [];
  for (const { system } of others) {
    const newUsers = system.newUsers.filter(({ id }) => !known.has(id));
    for (const { id } of newUsers) known.add(id);
    const id = await writeOtherSystem(tx, { ...system, newUsers }, start);
    written.push({ id, name: system.name });
  }
  return written;
}
