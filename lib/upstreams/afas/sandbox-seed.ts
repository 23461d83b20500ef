/** What a fresh sandbox of AFAS Profit contains. Token texts are hashed on the way in, so a token is never shown again. */
export type SandboxSeed = {
  /** Environment name; its first letter tells production, test or accept. */
  environment: string;
  /** Five digits; user codes start with it and a dot. */
  participant: string;
  environmentKey: string;
  users: SandboxUser[];
  groups: { code: string; description: string; isBlocked?: boolean; members: string[] }[];
  connectors: SeedConnector[];
  tokens: {
    connector: string;
    userCode: string;
    description: string;
    /** Full XML of the token. */
    text: string;
    createdAt?: string;
    lastUsedAt?: string | null;
    expiresAt?: string | null;
  }[];
};

export type SandboxUser = {
  userCode: string;
  name: string;
  email: string | null;
  isBlocked: boolean;
  windows: boolean;
  insite: boolean;
  outsite?: boolean;
  upn?: string | null;
  /** Absent for a system user. */
  personId?: string | null;
};

export type SeedConnector = {
  name: string;
  group: string | null;
  isBlocked: boolean;
  apiKey: string;
  get: string[];
  update: string[];
  special: string[];
  /** Applies to tokens made after it was set. */
  tokenValidityDays?: number | null;
  /** Once one address is allowed, every other is refused. */
  allowedAddresses?: string[];
  /** Filter authorisation: rows of a GetConnector that its tokens may see. */
  rowFilters?: { get: string; field: string; operator: number; value: string }[];
  oauth?: { clientId: string; clientSecret: string; userCode: string };
};

export const EVERYBODY = "Everybody";

const hex = (digit: string, length: number): string => digit.repeat(length);

/** The token text in the vendor's form for 64 hexadecimal characters. */
export function tokenXml(data: string): string {
  return `<token><version>1</version><data>${data.toUpperCase()}</data></token>`;
}

/** A small environment for tests: Gatehouse's own connector and token, the manual's hours app, a few people. */
export function smallSeed(): SandboxSeed {
  const person = (code: string, name: string, email: string | null): SandboxUser => ({
    userCode: `12345.${code}`,
    name,
    email,
    isBlocked: false,
    windows: false,
    insite: true,
    personId: `P-${code}`,
  });
  return {
    environment: "O12345AA",
    participant: "12345",
    environmentKey: hex("E", 32),
    users: [
      { ...person("GATEHOUSE", "Gatehouse", "gatehouse@example.com"), insite: false, personId: null },
      person("KDV", "Kim de Vries", "kim.devries@example.com"),
      person("SJA", "Sam Jansen", "sam.jansen@example.com"),
      person("LBO", "Lou Bos", null),
      { ...person("RMU", "Robin Mulder", "robin.mulder@example.com"), isBlocked: true },
    ],
    groups: [
      { code: "GATEHOUSE", description: "Gatehouse itself", members: ["12345.GATEHOUSE"] },
      { code: "CONSULTANCY", description: "Consultancy", members: ["12345.KDV", "12345.LBO", "12345.RMU"] },
      { code: "EMPTY", description: "Nobody yet", members: [] },
    ],
    connectors: [
      {
        name: "Gatehouse",
        group: "GATEHOUSE",
        isBlocked: false,
        apiKey: hex("A", 32),
        get: ["Profit_Users", "Profit_UserGroups"],
        update: ["KnUser"],
        special: ["ProfitVersion"],
      },
      {
        name: "Hours app",
        group: "CONSULTANCY",
        isBlocked: false,
        apiKey: hex("B", 32),
        get: ["Profit_Employees"],
        update: [],
        special: [],
      },
    ],
    tokens: [
      {
        connector: "Gatehouse",
        userCode: "12345.GATEHOUSE",
        description: "Gatehouse server",
        text: tokenXml(hex("1", 64)),
      },
      { connector: "Hours app", userCode: "12345.KDV", description: "Phone of Kim", text: tokenXml(hex("2", 64)) },
    ],
  };
}
