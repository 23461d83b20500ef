/** The roles of people and programs that use Gatehouse; `system` is the worker and the scheduler. */
export const ROLES = ["owner", "admin", "support", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** What each role may read besides the common screens. Everything else a role may do is said by the operation itself. */
const READS = {
  "directory.read": ["owner", "admin", "support", "auditor"],
  "access.read": ["owner", "admin", "support", "auditor"],
  "audit.read": ["owner", "admin", "support", "auditor"],
  "audit.export": ["owner", "auditor"],
  "changes.read": ["owner", "admin", "support", "auditor"],
  "systems.read": ["owner", "admin", "support", "auditor"],
  "operators.read": ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type ReadPermission = keyof typeof READS;

/** Whether a role may read this kind of fact. */
export function canRead(role: Role, permission: ReadPermission): boolean {
  return (READS[permission] as readonly Role[]).includes(role);
}
