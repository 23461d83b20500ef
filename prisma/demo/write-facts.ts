import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { canonicalToken, endsOf } from "@/lib/tokens/token-text.rules";
import { fingerprint, sealSecret } from "@/lib/vault/vault";
import type { Company, DemoToken } from "./company";
import type { StoryFacts } from "./story";

/** Writes the company's facts: users, accounts, groups, memberships, connectors with links and endpoints, blocks, tokens. */
export async function writeFacts(tx: Tx, company: Company, story: StoryFacts, systemId: string): Promise<void> {
  const { start, accounts, groups, memberships, everybodyId } = company;
  await tx.appUser.createMany({
    data: accounts.map(({ userId: id, name, email, department, kind }) => ({
      id,
      name,
      email,
      department,
      kind,
      company: "Kade Groep",
      createdAt: start,
    })),
  });
  await tx.account.createMany({
    data: accounts.map(({ accountId: id, userId, userCode, email, windows, insite, name }) => ({
      id,
      systemId,
      userId,
      remoteId: userCode,
      email,
      windows,
      insite,
      source: name === "Fatima El Amrani" ? "decided" : "observed",
      observedAt: start,
      validFrom: start,
    })),
  });
  await tx.userGroup.createMany({
    data: [
      {
        id: everybodyId,
        systemId,
        code: "Everybody",
        description: "Everybody",
        kind: "everybody",
        source: "observed",
        createdAt: start,
      },
      ...groups.map(({ id, code, description }) => ({
        id,
        systemId,
        code,
        description,
        kind: "listed",
        source: "observed",
        createdAt: start,
      })),
    ],
  });
  await tx.membership.createMany({
    data: memberships.map(({ id, groupId, accountId, from, to, openedIn, closedIn, source }) => ({
      id,
      groupId,
      accountId,
      validFrom: from,
      validTo: to,
      openedIn,
      closedIn,
      source,
    })),
  });
  await writeConnectors(tx, company, story, systemId);
  await tx.block.createMany({
    data: story.blocks.map(({ kind, subjectId, reason, at, changeId }) => ({
      id: newId("block", at.getTime()),
      subjectKind: kind,
      subjectId,
      reason,
      validFrom: at,
      openedIn: changeId,
    })),
  });
  await writeTokens(tx, company.tokens, company.now);
}

async function writeConnectors(
  tx: Tx,
  { connectors, start }: Company,
  story: StoryFacts,
  systemId: string,
): Promise<void> {
  for (const { id, name, owner, purpose, validityDays, apiKey, isNew } of connectors) {
    const createdAt = isNew ? (story.blocks.find((block) => block.subjectId === id)?.at ?? start) : start;
    const apiKeySecretId = isNew
      ? null
      : await sealSecret(tx, { table: "connector", rowId: id, field: "api_key" }, apiKey);
    await tx.connector.create({
      data: {
        id,
        systemId,
        name,
        owner: owner || null,
        purpose,
        tokenValidityDays: validityDays ?? null,
        apiKeySecretId,
        source: isNew ? "decided" : "by_hand",
        createdAt,
      },
    });
  }
  const createdAt = (id: string, isNew: boolean | undefined): Date =>
    isNew ? (story.blocks.find((block) => block.subjectId === id)?.at ?? start) : start;
  const moved = new Map(story.linkChanges.map((link) => [link.connector.id, link]));
  await tx.connectorLink.createMany({
    data: connectors.flatMap(({ id, groupId, isNew }) => {
      const move = moved.get(id);
      const first = {
        id: newId("link"),
        connectorId: id,
        groupId,
        source: isNew ? "decided" : "by_hand",
        validFrom: createdAt(id, isNew),
      };
      if (!move) return [first];
      const next = {
        id: newId("link"),
        connectorId: id,
        groupId: move.toGroupId,
        source: "decided",
        validFrom: move.at,
        openedIn: move.changeId,
      };
      return [{ ...first, validTo: move.at, closedIn: move.changeId }, next];
    }),
  });
  await tx.endpoint.createMany({
    data: connectors.flatMap(({ id, get, update = [], isNew }) => {
      const base = { connectorId: id, source: isNew ? "decided" : "by_hand", validFrom: createdAt(id, isNew) };
      return [
        ...get.map((name) => ({ ...base, id: newId("endpoint"), kind: "get", name, canWrite: false })),
        ...update.map((name) => ({ ...base, id: newId("endpoint"), kind: "update", name, canWrite: true })),
      ];
    }),
  });
}

async function writeTokens(tx: Tx, tokens: readonly DemoToken[], now: Date): Promise<void> {
  const rows = [];
  for (const token of tokens) {
    const text = `<token><version>1</version><data>${token.data}</data></token>`;
    const isKnown = token.isHeld && token.issuedAt !== null;
    const isKept = isKnown && token.revokedAt === null;
    const secretId = isKept ? await sealSecret(tx, { table: "token", rowId: token.id, field: "text" }, text) : null;
    const { prefix, lastFour } = isKnown ? endsOf(text) : { prefix: null, lastFour: null };
    rows.push({
      id: token.id,
      accountId: token.account.accountId,
      connectorId: token.connector.id,
      label: token.label,
      purpose: token.account.kind === "service" ? token.connector.purpose : null,
      owner: token.account.kind === "service" ? token.connector.owner || null : null,
      source: token.requestedIn ? "decided" : "by_hand",
      prefix,
      lastFour,
      fingerprint: isKnown ? fingerprint(canonicalToken(text)) : null,
      secretId,
      requestedAt: token.requestedAt,
      codeMailedAt: token.codeMailedAt,
      issuedAt: token.issuedAt,
      expiresAt: token.expiresAt,
      revokedAt: token.revokedAt,
      revokeReason: token.revokeReason,
      revealedAt: token.revealedAt,
      lastUsedAt: token.lastUsedAt,
      lastUsedSource: token.lastUsedAt ? "by hand, from the tab User tokens" : null,
      requestedIn: token.requestedIn,
      revokedIn: token.revokedIn,
    });
  }
  await tx.token.createMany({ data: rows });
  const doubted = tokens.filter((token) => token.hasDoubt);
  await tx.doubt.createMany({
    data: doubted.map((token) => ({
      id: newId("doubt"),
      subjectKind: "token",
      subjectId: token.id,
      reason: "The answer of AFAS was lost; it may have issued the token",
      validFrom: token.requestedAt < now ? token.requestedAt : now,
    })),
  });
}
