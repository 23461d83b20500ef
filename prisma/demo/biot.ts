import { newId } from "@/lib/core/ids";
import { ZERO_ORGANIZATION } from "@/lib/upstreams/biot/ids.rules";
import { ADMINISTRATION } from "@/lib/upstreams/biot/sandbox-permissions";
import type { BiotSeed } from "@/lib/upstreams/biot/sandbox-seed";
import type { Company } from "./company";
import type { Customer } from "./customers";
import type { OtherSystem } from "./other-system";

const uuid = (kind: string, n: number): string => `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, "0")}`;

const ROLES = [
  { name: "Ward plugin", permissions: ["PROTECTED_API", "EMAIL_SEND_EMAIL"], says: "Reads the monitors of a ward" },
  { name: "Reporting plugin", permissions: ["PROTECTED_API"], says: "Exports figures for reports" },
  { name: "Intake plugin", permissions: ["PROTECTED_API", "NOTIFICATION_SEND_SMS"], says: "Sends intake forms" },
] as const;
const PLUGINS = [
  { user: "svc-ward-monitor", role: "Ward plugin", connector: "Ward monitor", clinic: true },
  { user: "svc-bi-export", role: "Reporting plugin", connector: "Clinic reports", clinic: false },
  { user: "svc-intake", role: "Intake plugin", connector: "Intake forms", clinic: true },
] as const;

type Made = { system: OtherSystem; seed: BiotSeed };

/** The clinics' device platform: plugins as service users with one role each. The BI export is the same service user as at AFAS, without a Tenant-Id. */
export function makeBiot(company: Company, customers: readonly Customer[], url: string): Made {
  const { random, start } = company;
  const clinic = { id: uuid("c", 1), name: customers.find(({ slug }) => slug === "medira")?.name ?? "Clinic" };
  const [ownId, secret] = [uuid("a", 1), random.hex(48).toLowerCase()];
  const plugins = PLUGINS.map((plugin, i) => {
    const standing = company.byName.get(plugin.user)?.userId;
    return {
      ...plugin,
      userId: standing ?? newId("user", start.getTime()),
      isNew: standing === undefined,
      ref: uuid("a", i + 2),
      keyId: uuid("d", i + 2),
      secret: random.hex(48).toLowerCase(),
    };
  });
  const roles = ROLES.map((role, i) => ({ ...role, ref: uuid("b", i + 2) }));
  const system: OtherSystem = {
    vendor: "biot",
    name: "BioT clinics",
    restUrl: `${url}/ums`,
    settings: {
      ...{ signIn: "service", serviceUserId: ownId, tenantId: clinic.id, rolesApi: "yes", searchApi: "yes" },
      consoleUrl: `${url}/console`,
    },
    secrets: { secret_key: secret },
    newUsers: plugins
      .filter(({ isNew }) => isNew)
      .map(({ userId: id, user: name }) => ({ id, name, email: null, kind: "service" as const })),
    accounts: plugins.map(({ userId, user, ref, clinic: isClinic }) => ({
      ...{ userId, remoteId: user, ref, email: null },
      attributes: {
        type: "INTERNAL_SERVICE",
        ownerOrganizationId: ZERO_ORGANIZATION,
        ...(isClinic ? { tenantId: clinic.id } : {}),
      },
    })),
    groups: roles.map(({ name, says, ref }) => ({
      ...{ code: name, description: says, ref },
      members: plugins.filter(({ role }) => role === name).map(({ user }) => user),
    })),
    connectors: plugins.map(({ connector, role }) => ({
      ...{ name: connector, group: role, owner: "Raj Patel" },
      purpose: roles.find(({ name }) => name === role)?.says ?? "",
      endpoints: (roles.find(({ name }) => name === role)?.permissions ?? []).map((name) => ({
        kind: "permission",
        name,
      })),
    })),
    tokens: plugins.map(({ user, connector, keyId, secret: text }) => ({
      ...{ remoteId: user, connector, text, ref: keyId, label: `Key of ${connector}`, issuedAt: start },
    })),
  };
  const seed: BiotSeed = {
    environment: "clinics",
    organizations: [{ id: ZERO_ORGANIZATION, name: "Kade Devices" }, clinic],
    roles: [
      { id: uuid("b", 1), name: "Gatehouse", permissionIds: [...ADMINISTRATION] },
      // Somebody added a permission in BioT's own console: the drift of this system.
      ...roles.map(({ ref, name, says, permissions }) => ({
        ...{ id: ref, name, description: says },
        permissionIds: [...permissions, ...(name === "Intake plugin" ? ["EMAIL_SEND_EMAIL"] : [])],
      })),
    ],
    groups: [{ id: uuid("e", 1), name: "Manufacturer Admin", roles: ["Gatehouse"], builtIn: true }],
    serviceUsers: [
      { id: ownId, name: "gatehouse", role: "Gatehouse", keys: [{ secret }] },
      ...plugins.map(({ ref, user, role, keyId, secret: text }) => ({
        ...{ id: ref, name: user, role },
        keys: [{ id: keyId, secret: text, creationTime: start.toISOString() }],
      })),
      // Nobody knows what it was for: the orphan.
      { id: uuid("a", 9), name: "old-ward-test", role: "Ward plugin", keys: [{ secret: random.hex(48) }] },
    ],
    users: [],
  };
  return { system, seed };
}
