import { ZERO_ORGANIZATION } from "./ids.rules";
import { ADMINISTRATION } from "./sandbox-permissions";

/** What the releases of the vendor differ in; the guide's own behaviour is the third. */
export const VERSIONS = ["legacy", "current", "current+hidden-roles"] as const;
export type Version = (typeof VERSIONS)[number];

/** What a fresh sandbox of BioT contains. Ids are made up where left out; secrets and passwords are hashed on the way in. */
export type BiotSeed = {
  environment: string;
  /** `current+hidden-roles` where left out; the switch `version` beats it. */
  version?: Version;
  organizations: { id: string; name: string }[];
  roles: { id?: string; name: string; description?: string; type?: string; permissionIds: string[] }[];
  groups: { id?: string; name: string; roles: string[]; builtIn?: boolean }[];
  serviceUsers: SeedServiceUser[];
  users: { id?: string; username: string; password: string; groups: string[]; active?: boolean; mfa?: boolean }[];
};

export type SeedServiceUser = {
  id?: string;
  name?: string;
  /** Name of its role. */
  role: string;
  type?: string;
  ownerOrganizationId?: string;
  active?: boolean;
  tokenMinutes?: number;
  keys: { id?: string; secret: string; creationTime?: string }[];
};

const id = (kind: string, n: number): string => `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Ids of the small seed that tests name. */
export const SMALL = {
  gatehouse: id("a", 1),
  gatehouseSecret: "gatehouse-secret-key-0001",
  wardMonitor: id("a", 2),
  wardMonitorKey: id("d", 2),
  wardMonitorSecret: "ward-monitor-secret-0002",
  labBridge: id("a", 3),
  wardRole: id("b", 2),
  labRole: id("b", 3),
  clinic: id("c", 1),
  otherClinic: id("c", 2),
} as const;

/** A small deployment for tests: Gatehouse's own service user, two plugins, two clinics, a person who signs in by password. */
export function smallSeed(): BiotSeed {
  return {
    environment: "sandbox",
    organizations: [
      { id: ZERO_ORGANIZATION, name: "Example Devices" },
      { id: SMALL.clinic, name: "North Clinic" },
      { id: SMALL.otherClinic, name: "South Clinic" },
    ],
    roles: [
      { id: id("b", 1), name: "Gatehouse", permissionIds: [...ADMINISTRATION] },
      {
        id: SMALL.wardRole,
        name: "Ward plugin",
        description: "Reads the monitors of a ward",
        permissionIds: ["PROTECTED_API", "EMAIL_SEND_EMAIL"],
      },
      { id: SMALL.labRole, name: "Lab plugin", permissionIds: ["PROTECTED_API"] },
      { id: id("b", 4), name: "Manufacturer Admin", type: "BUILT_IN", permissionIds: [...ADMINISTRATION] },
    ],
    groups: [
      { id: id("e", 1), name: "Manufacturer Admin", roles: ["Manufacturer Admin"], builtIn: true },
      { id: id("e", 2), name: "Support", roles: [] },
    ],
    serviceUsers: [
      { id: SMALL.gatehouse, name: "gatehouse", role: "Gatehouse", keys: [{ secret: SMALL.gatehouseSecret }] },
      {
        id: SMALL.wardMonitor,
        name: "ward-monitor",
        role: "Ward plugin",
        keys: [{ id: SMALL.wardMonitorKey, secret: SMALL.wardMonitorSecret }],
      },
      {
        id: SMALL.labBridge,
        name: "lab-bridge",
        role: "Lab plugin",
        type: "EXTERNAL_SERVICE",
        ownerOrganizationId: SMALL.clinic,
        tokenMinutes: 10,
        keys: [],
      },
    ],
    users: [
      { id: id("f", 1), username: "ada@example.com", password: "correct-horse-0001", groups: ["Manufacturer Admin"] },
      { id: id("f", 2), username: "mfa@example.com", password: "correct-horse-0002", groups: ["Support"], mfa: true },
    ],
  };
}
