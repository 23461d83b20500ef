import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { makeCustomers } from "./customers";

/** The debtor numbers of the back-office: one company has another name in the portal, and one number was linked with two digits swapped. */
const MISTYPED = { externalId: "10099", name: "Brouwerij De Kade, Wevelgem", commonId: "0833.210.747" };
const OTHER_NAMES: Readonly<Record<string, string>> = { vandamme: "Van Damme Transport NV" };

/** Writes which debtor of the back-office is which company; the portal's own ids are its groups, written with them. */
export async function writeIdentities(tx: Tx, systemId: string, start: Date): Promise<void> {
  const debtors = makeCustomers(start).map(({ slug, name, registration }, i) => ({
    externalId: String(10_010 + i * 5),
    name: OTHER_NAMES[slug] ?? name,
    commonId: registration,
  }));
  await tx.identityLink.createMany({
    data: [...debtors, MISTYPED].map((link) => ({
      id: newId("identityLink", start.getTime()),
      systemId,
      ...link,
      validFrom: start,
    })),
  });
}
