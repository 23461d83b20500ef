import "server-only";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { Tx } from "@/lib/db/client";
import { hashOfKey, newSessionKey } from "./session-cookie";
import { hasOwner } from "./sign-in.store";

/**
 * A link with which the first owner can be made, within 24 hours and once; null when there is an owner already. The token
 * stands behind the `#`, which no browser sends and no log sees, and only its SHA-256 is kept. An earlier unused link ends.
 */
export async function createSetupLink(db: Tx, origin: string): Promise<string | null> {
  if (await hasOwner(db)) return null;
  const token = newSessionKey();
  await db.setupLink.deleteMany({ where: { usedAt: null } });
  await db.$executeRaw`
    insert into setup_link (token_hash, role, expires_at) values (${hashOfKey(token)}, 'owner', now() + interval '24 hours')`;
  return `${origin}/set-up#${token}`;
}

/** Whether this text is the token of a set-up link that could be used now; looked at before a password is hashed. */
export async function isSetupTokenOpen(db: Tx, token: string): Promise<boolean> {
  if (await hasOwner(db)) return false;
  const link = await db.setupLink.findUnique({ where: { tokenHash: hashOfKey(token) } });
  return link !== null && link.usedAt === null && link.expiresAt.getTime() > Date.now();
}

const DEMO_OPERATORS: readonly { name: string; email: string; role: Role }[] = [
  { name: "Joris van den Berg", email: "joris.vandenberg@kade.example", role: "owner" },
  { name: "Saskia de Boer", email: "saskia.deboer@kade.example", role: "admin" },
  { name: "Emre Yılmaz", email: "emre.yilmaz@kade.example", role: "support" },
  { name: "Claire Dubois", email: "claire.dubois@kade.example", role: "auditor" },
];

/** Writes the demo's four operators, one a role, where they are missing; a disabled one stays disabled. */
export async function ensureDemoOperators(db: Tx): Promise<void> {
  for (const operator of DEMO_OPERATORS) {
    const known = await db.operator.findFirst({ where: { email: operator.email } });
    if (!known) await db.operator.create({ data: { id: newId("operator"), ...operator, isDemo: true } });
  }
}
