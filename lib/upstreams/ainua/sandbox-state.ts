import { type SandboxStore, sha256 } from "../sandbox/store";
import type { AinuaSeed } from "./sandbox-seed";

export type AinuaConnector = {
  clientId: string;
  name: string;
  kind: "data" | "action";
  isOn: boolean;
  /** SHA-256 of the client secret; the text itself is kept nowhere. */
  secretSha256: string;
};
/** `person` and `company` are who and what an external id leads to: the e-mail address in lower case, and the common identity id. */
export type UserMapping = { connector: string; externalId: string; email: string; person: string };
export type AccountMapping = {
  connector: string;
  externalId: string;
  name: string;
  commonId: string;
  company: string;
};
/** One user in one list; without a person while nobody of this external id came. */
export type Binding = { connector: string; company: string; user: string; person: string | null };
export type AinuaState = {
  portal: string;
  connectors: AinuaConnector[];
  accounts: AccountMapping[];
  users: UserMapping[];
  bindings: Binding[];
};
export type Store = SandboxStore<AinuaState, AinuaSeed>;

export const personOf = (email: string): string => email.trim().toLowerCase();

/** The state of a fresh portal. */
export function fromSeed(seed: AinuaSeed): AinuaState {
  const users = seed.users.map((user) => ({ ...user, person: personOf(user.email) }));
  return {
    portal: seed.portal,
    connectors: seed.connectors.map(({ clientSecret, isOn = true, ...connector }) => ({
      ...connector,
      isOn,
      secretSha256: sha256(clientSecret),
    })),
    accounts: seed.accounts.map((account) => ({ ...account, company: account.commonId })),
    users,
    bindings: seed.bindings.flatMap(({ connector, commonId, users: list }) =>
      list.map((user) => ({
        connector,
        company: commonId,
        user,
        person: userOf({ users }, connector, user)?.person ?? null,
      })),
    ),
  };
}

export const userOf = (
  state: Pick<AinuaState, "users">,
  connector: string,
  externalId: string,
): UserMapping | undefined => state.users.find((u) => u.connector === connector && u.externalId === externalId);
export const accountOf = (state: AinuaState, connector: string, externalId: string): AccountMapping | undefined =>
  state.accounts.find((a) => a.connector === connector && a.externalId === externalId);
export const connectorOf = (state: AinuaState, clientId: string): AinuaConnector | undefined =>
  state.connectors.find((c) => c.clientId === clientId);
export const isCompany = (state: AinuaState, company: string): boolean =>
  state.accounts.some((a) => a.company === company);

/** Who may see the data of a company: those bound to it whom at least one connector still knows. Only the sandbox can tell. */
export function peopleOf(state: AinuaState, company: string): string[] {
  if (!isCompany(state, company)) return [];
  const known = new Set(state.users.map((u) => u.person));
  const bound = state.bindings.filter((b) => b.company === company).map((b) => b.person);
  return [...new Set(bound)].filter((person) => person !== null && known.has(person)).sort() as string[];
}

/** The portal as its visitors meet it: companies and people joined across connectors, and bindings that lead nowhere. */
export function portalOf(state: AinuaState) {
  const idsOf = (mappings: readonly { connector: string; externalId: string }[]): string[] =>
    mappings.map((m) => `${m.connector}: ${m.externalId}`).sort();
  const companies = [...new Set(state.accounts.map((a) => a.company))].sort();
  const people = [...new Set(state.users.map((u) => u.person))].sort();
  return {
    companies: companies.map((commonId) => {
      const mappings = state.accounts.filter((a) => a.company === commonId);
      return { commonId, name: mappings[0]?.name ?? "", ids: idsOf(mappings), people: peopleOf(state, commonId) };
    }),
    people: people.map((email) => ({ email, ids: idsOf(state.users.filter((u) => u.person === email)) })),
    orphans: state.bindings.filter(
      (b) => b.person === null || !people.includes(b.person) || !companies.includes(b.company),
    ),
  };
}
