import type { SandboxFaults } from "../sandbox/faults";
import { matches, type Row } from "./sandbox-query";
import type { SeedConnector } from "./sandbox-seed";
import { isEverybody, type SandboxState } from "./sandbox-state";

export type Dataset = {
  description: string;
  columns: string[];
  rows(state: SandboxState, faults: SandboxFaults): Row[];
};

const users: Dataset = {
  description: "Groups by user",
  columns: [
    "UserId",
    "Description",
    "UPN",
    "Blocked",
    "Email",
    "Windows",
    "Connector",
    "OutSite",
    "InSite",
    "PersonId",
    "EmployeeId",
  ],
  rows: (state) =>
    state.users.map((u) => ({
      UserId: u.userCode,
      Description: u.name,
      UPN: u.upn ?? null,
      Blocked: u.isBlocked,
      Email: u.email,
      Windows: u.windows,
      Connector: false,
      OutSite: u.outsite ?? false,
      InSite: u.insite,
      PersonId: u.personId ?? null,
      EmployeeId: null,
    })),
};

/** `Decription` is the vendor's own spelling. */
const userGroups: Dataset = {
  description: "Users by group",
  columns: ["GroupId", "Decription", "UserId"],
  rows: (state, faults) =>
    state.groups.flatMap((group) => {
      const members = isEverybody(group.code) ? state.users.map((u) => u.userCode) : group.members;
      const row = (UserId: string | null): Row => ({ GroupId: group.code, Decription: group.description, UserId });
      if (members.length === 0) return faults.isOn("memberless_groups_hidden") ? [] : [row(null)];
      return members.map(row);
    }),
};

/** As a customer would build one: the group's own Blocked is in no connector that the vendor ships. */
const groups: Dataset = {
  description: "Groups",
  columns: ["GroupId", "Description", "Blocked"],
  rows: (state) => state.groups.map((g) => ({ GroupId: g.code, Description: g.description, Blocked: g.isBlocked })),
};

const catalogue: Dataset = {
  description: "GetConnectors",
  columns: ["Omschrijving", "Naam", "Geblokkeerd"],
  rows: (state, faults) =>
    [...new Set(state.connectors.flatMap((c) => c.get))].map((name) => ({
      Omschrijving: datasetOf(name).description,
      Naam: name,
      Geblokkeerd: faults.isOn("blocked_get_connector", name),
    })),
};

/** What a GetConnector lists; partners ship copies named `<App>_<Name>`, so the end of the name decides. Others exist but hold no rows. */
export function datasetOf(name: string): Dataset {
  if (/_UserGroups$/i.test(name)) return userGroups;
  if (/_Users$/i.test(name)) return users;
  if (/_Groups$/i.test(name)) return groups;
  if (/^ProfitGetConnectoren$/i.test(name)) return catalogue;
  return { description: name.replaceAll("_", " "), columns: ["Id", "Description"], rows: () => [] };
}

/** The rows that filter authorisation leaves to the tokens of this connector. */
export function visibleRows(state: SandboxState, faults: SandboxFaults, connector: SeedConnector, name: string): Row[] {
  const filters = (connector.rowFilters ?? []).filter((f) => f.get.toLowerCase() === name.toLowerCase());
  const rows = datasetOf(name).rows(state, faults);
  return filters.length === 0 ? rows : rows.filter((row) => filters.every((f) => matches(row, f)));
}

/** What `/metainfo/update/KnUser` says of the fields. */
export const KNUSER_FIELDS: { fieldId: string; dataType: string; label: string; length: number; mandatory: boolean }[] =
  [
    ["UsId", "string", "User", 80, true],
    ["MtCd", "int", "Entry code", 0, true],
    ["UsIdNew", "string", "New user code", 80, false],
    ["Nm", "string", "Description", 80, true],
    ["GrId", "string", "Group", 20, false],
    ["GrDs", "string", "Group description", 50, false],
    ["BcCo", "string", "Person", 15, false],
    ["EmAd", "string", "E-mail", 255, false],
    ["Upn", "string", "UPN", 255, false],
    ["Awin", "boolean", "Profit Windows", 0, false],
    ["InSi", "boolean", "InSite", 0, false],
    ["Site", "boolean", "OutSite", 0, false],
  ].map(([fieldId, dataType, label, length, mandatory]) => ({
    fieldId: String(fieldId),
    dataType: String(dataType),
    label: String(label),
    length: Number(length),
    mandatory: Boolean(mandatory),
  }));
