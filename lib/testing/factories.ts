import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";

// Small, typed rows for tests and seeds: what isn't given is plain and valid, and nothing is made that wasn't asked for.

const EARLIER = new Date("2026-09-01T08:00:00.000Z");
let made = 0;
const next = (): number => {
  made += 1;
  return made;
};

type Data<M extends keyof Tx> = Tx[M] extends { create: (args: infer A) => unknown }
  ? A extends { data: infer D }
    ? Partial<D>
    : never
  : never;

/** A system of AFAS with an address that nobody listens on. */
export async function makeSystem(tx: Tx, given: Data<"system"> = {}): Promise<{ id: string; name: string }> {
  const n = next();
  const data = {
    id: newId("system"),
    vendor: "afas",
    name: `AFAS system ${n}`,
    environment: "test",
    restUrl: `http://127.0.0.1:9/${n}/rest`,
    soapUrl: `http://127.0.0.1:9/${n}/soap`,
    approvedHost: "127.0.0.1:9",
    ...given,
  };
  return tx.system.create({ data });
}

/** A person with a name and an e-mail address of his own. */
export async function makeUser(
  tx: Tx,
  given: Data<"appUser"> = {},
): Promise<{ id: string; name: string; email: string | null }> {
  const n = next();
  return tx.appUser.create({
    data: { id: newId("user"), name: `Person ${n}`, email: `person${n}@kade.example`, company: "Kade Groep", ...given },
  });
}

/** A ready account: with an e-mail address and InSite; its person is made too unless `userId` is given. */
export async function makeAccount(
  tx: Tx,
  given: Data<"account"> & { systemId: string },
): Promise<{ id: string; userId: string; remoteId: string }> {
  const userId = given.userId ?? (await makeUser(tx)).id;
  const email = `account${next()}@kade.example`;
  const data = { id: newId("account"), remoteId: `12345.A${next()}`, email, insite: true, validFrom: EARLIER };
  return tx.account.create({ data: { ...data, ...given, userId } });
}

/** A listed group that the vendor is known to have. */
export async function makeGroup(
  tx: Tx,
  given: Data<"userGroup"> & { systemId: string },
): Promise<{ id: string; code: string; version: number }> {
  const n = next();
  const data = {
    id: newId("group"),
    code: `GROUP-${n}`,
    description: `Group ${n}`,
    source: "observed",
    createdAt: EARLIER,
  };
  return tx.userGroup.create({ data: { ...data, ...given } });
}

/** An account in a group since 1 September 2026, unless said otherwise. */
export async function makeMembership(
  tx: Tx,
  given: Data<"membership"> & { groupId: string; accountId: string },
): Promise<{ id: string }> {
  return tx.membership.create({
    data: { id: newId("membership"), source: "observed", validFrom: EARLIER, ...given },
  });
}

/** An app connector that is not blocked and linked to nothing. */
export async function makeConnector(
  tx: Tx,
  given: Data<"connector"> & { systemId: string },
): Promise<{ id: string; name: string }> {
  const data = { id: newId("connector"), name: `Connector ${next()}`, source: "observed", createdAt: EARLIER };
  return tx.connector.create({ data: { ...data, ...given } });
}

/** A connector linked to a group since 1 September 2026, unless said otherwise. */
export async function makeLink(
  tx: Tx,
  given: Data<"connectorLink"> & { connectorId: string; groupId: string },
): Promise<{ id: string }> {
  return tx.connectorLink.create({ data: { id: newId("link"), source: "observed", validFrom: EARLIER, ...given } });
}

/** A token that was issued and works; its text is held nowhere. */
export async function makeToken(
  tx: Tx,
  given: Data<"token"> & { accountId: string; connectorId: string },
): Promise<{ id: string }> {
  const data = {
    id: newId("token"),
    label: `Device ${next()}`,
    lastFour: "0000",
    requestedAt: EARLIER,
    issuedAt: EARLIER,
  };
  return tx.token.create({ data: { ...data, source: "observed", ...given } });
}
