/** What a fresh sandbox of Ainua Portal contains. Client secrets are hashed on the way in, so one is never shown again. */
export type AinuaSeed = {
  /** Host name of the portal that this stands for. */
  portal: string;
  connectors: { clientId: string; clientSecret: string; name: string; kind: "data" | "action"; isOn?: boolean }[];
  /** `connector` is a client id everywhere below: external ids are kept per connector. */
  accounts: { connector: string; externalId: string; name: string; commonId: string }[];
  users: { connector: string; externalId: string; email: string }[];
  /** Lists as a connector sent them; a user that it never sent is an orphan. */
  bindings: { connector: string; commonId: string; users: string[] }[];
};

export const GATEHOUSE_CLIENT = "gatehouse";

/**
 * A small portal for tests: Gatehouse's own connector beside those of an ERP and a CRM, with one company and one person under three
 * external ids, a user bound to three accounts, an account without users, and a binding of somebody who never came.
 */
export function smallSeed(): AinuaSeed {
  const own = { connector: GATEHOUSE_CLIENT };
  return {
    portal: "example.ainuaportal.com",
    connectors: [
      { clientId: GATEHOUSE_CLIENT, clientSecret: "gatehouse-sandbox-secret", name: "Gatehouse", kind: "data" },
      { clientId: "erp", clientSecret: "erp-sandbox-secret", name: "ERP", kind: "data" },
      { clientId: "crm", clientSecret: "crm-sandbox-secret", name: "CRM", kind: "data" },
    ],
    accounts: [
      { ...own, externalId: "account_123", name: "Acme Ltd.", commonId: "123456-8" },
      { ...own, externalId: "account_200", name: "Brouwerij De Kade", commonId: "0833.210.774" },
      { ...own, externalId: "account_300", name: "Van Damme Logistics NV", commonId: "0417.497.106" },
      { ...own, externalId: "account_400", name: "Nobody Yet BV", commonId: "0999.000.111" },
      { connector: "erp", externalId: "D-10020", name: "ACME LTD", commonId: "123456-8" },
      { connector: "crm", externalId: "crm-77", name: "Acme", commonId: "123456-8" },
    ],
    users: [
      { ...own, externalId: "user_001", email: "kim.devries@example.com" },
      { ...own, externalId: "user_002", email: "sam.jansen@example.com" },
      { ...own, externalId: "user_003", email: "lou.bos@example.com" },
      { connector: "erp", externalId: "E-1", email: "Kim.deVries@example.com" },
      { connector: "crm", externalId: "c-9", email: "kim.devries@example.com" },
    ],
    bindings: [
      { ...own, commonId: "123456-8", users: ["user_001", "user_002"] },
      { ...own, commonId: "0833.210.774", users: ["user_001"] },
      { ...own, commonId: "0417.497.106", users: ["user_001"] },
      { connector: "crm", commonId: "123456-8", users: ["c-9", "c-404"] },
    ],
  };
}
