import { newId } from "@/lib/core/ids";
import type { Company, DemoAccount } from "./company";

/** A customer of the demo company, the same in every system: its registration number joins what vendors keep apart. */
export type Customer = { name: string; slug: string; registration: string; contacts: readonly Contact[] };
export type Contact = { userId: string; name: string; email: string };

const PLANS: readonly { name: string; slug: string; registration: string; contacts: readonly string[] }[] = [
  { name: "Brouwerij De Kade", slug: "dekade", registration: "0833.210.774", contacts: ["Els Wauters", "Tom Baert"] },
  {
    name: "Van Damme Logistics",
    slug: "vandamme",
    registration: "0417.497.106",
    contacts: ["Ilse Van Damme", "Rik Segers", "Amina Haddad"],
  },
  { name: "Noordzee Visgroep", slug: "noordzee", registration: "64481902", contacts: ["Gerrit Zeeman"] },
  { name: "Atelier Lumen", slug: "lumen", registration: "0690.554.118", contacts: ["Camille Dubois", "Jonas Peers"] },
  { name: "Steenhuis Bouw", slug: "steenhuis", registration: "30118822", contacts: ["Arjen Steenhuis", "Petra Kok"] },
  { name: "Medira Klinieken", slug: "medira", registration: "52270316", contacts: ["Dr. Samira Bouali", "Hans Greve"] },
  { name: "Groenveld Zaden", slug: "groenveld", registration: "37090455", contacts: ["Wietske Groen"] },
  {
    name: "Orbis Verzekeringen",
    slug: "orbis",
    registration: "0455.120.998",
    contacts: ["Lien Claeys", "Youssef Amrani"],
  },
  { name: "Ter Meulen Transport", slug: "termeulen", registration: "08213377", contacts: [] },
];

/** The customers with their contacts, who are users of no AFAS environment. */
export function makeCustomers(start: Date): Customer[] {
  return PLANS.map(({ contacts, ...plan }) => ({
    ...plan,
    contacts: contacts.map((name) => ({
      userId: newId("user", start.getTime()),
      name,
      email: `${name.replace("Dr. ", "").toLowerCase().replaceAll(" ", ".")}@${plan.slug}.example`,
    })),
  }));
}

/** Somebody of the demo's stories; throws where the demo's own plan is wrong. */
export function personOf(company: Company, name: string): DemoAccount & { email: string } {
  const account = company.byName.get(name);
  if (!account?.email) throw new Error(`the demo has nobody called ${name} with an e-mail address`);
  return { ...account, email: account.email };
}
