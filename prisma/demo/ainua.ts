import type { AinuaSeed } from "@/lib/upstreams/ainua/sandbox-seed";
import type { Company } from "./company";
import { type Customer, personOf } from "./customers";
import type { OtherAccount, OtherSystem } from "./other-system";

const CLIENT_ID = "gatehouse";
/** Consultants who look after several customers in the portal. */
const CONSULTANTS = ["Kim de Vries", "Anouk Mertens", "Pieter van der Meer", "Lotte Wouters"];

type Made = { system: OtherSystem; seed: AinuaSeed };

/** The customers' portal: each customer an account, its contacts and our consultants bound to it. One binding at the portal is of somebody who is gone, and one contact goes by an earlier address there. */
export function makeAinua(company: Company, customers: readonly Customer[], url: string): Made {
  const secret = company.random.hex(40).toLowerCase();
  const consultants = CONSULTANTS.map((name, i) => ({ ...personOf(company, name), externalId: `kade_${i + 1}` }));
  const contacts = customers.flatMap((customer) =>
    customer.contacts.map((contact, i) => ({ ...contact, externalId: `${customer.slug}_${i + 1}` })),
  );
  const accounts = [...consultants, ...contacts].map(
    ({ userId, externalId, email }): OtherAccount => ({
      userId,
      remoteId: externalId,
      email: email === "rik.segers@vandamme.example" ? "r.segers@vandamme.example" : email,
    }),
  );
  const groups = customers.map(({ slug, name, registration, contacts: own }, i) => ({
    code: `account_${slug}`,
    description: name,
    attributes: { commonId: registration },
    members: [
      ...own.map((_, n) => `${slug}_${n + 1}`),
      ...(own.length > 0 ? [consultants[i % consultants.length]?.externalId ?? ""] : []),
    ],
  }));
  const system: OtherSystem = {
    vendor: "ainua",
    name: "Customer portal",
    restUrl: url,
    settings: { clientId: CLIENT_ID, usersPath: "/api/integrations/v1", consoleUrl: `${url}/console` },
    secrets: { client_secret: secret },
    newUsers: contacts.map(({ userId: id, name, email }) => ({ id, name, email, kind: "person" as const })),
    accounts,
    groups,
    connectors: [
      {
        name: "Order feed of De Kade",
        group: "account_dekade",
        owner: "Raj Patel",
        purpose: "Shows orders and invoices of the back-office to the customer",
        endpoints: [
          { kind: "item", name: "orders" },
          { kind: "item", name: "invoices" },
        ],
      },
      {
        name: "Transport feed of Van Damme",
        group: "account_vandamme",
        owner: "Raj Patel",
        purpose: "Shows planned and finished transports to the customer",
        endpoints: [{ kind: "item", name: "transports" }],
      },
    ],
    tokens: [],
  };
  const seed: AinuaSeed = {
    portal: "kade.ainuaportal.com",
    connectors: [
      { clientId: CLIENT_ID, clientSecret: secret, name: "Gatehouse", kind: "data" },
      { clientId: "crm", clientSecret: company.random.hex(40), name: "CRM", kind: "data" },
    ],
    accounts: [
      ...groups.map(({ code, description, attributes }) => ({
        connector: CLIENT_ID,
        externalId: code,
        name: description,
        commonId: attributes.commonId,
      })),
      { connector: "crm", externalId: "crm-77", name: "DE KADE", commonId: "0833.210.774" },
    ],
    users: accounts.map(({ remoteId, email }) => ({ connector: CLIENT_ID, externalId: remoteId, email: email ?? "" })),
    bindings: groups.map(({ code, attributes, members }) => ({
      connector: CLIENT_ID,
      commonId: attributes.commonId,
      users: code === "account_orbis" ? [...members, "orbis_9"] : [...members],
    })),
  };
  return { system, seed };
}
