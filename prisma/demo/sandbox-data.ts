import type { SandboxSeed } from "@/lib/upstreams/afas/sandbox-seed";
import type { Company } from "./company";
import type { StoryFacts } from "./story";

export const ENVIRONMENT = "O12345AA";
const tokenXml = (data: string): string => `<token><version>1</version><data>${data}</data></token>`;

/** What AFAS itself has when the demo begins: as decided here, but for what the open stories say is not done there yet. */
export function sandboxSeedOf(
  company: Company,
  story: StoryFacts,
  own: { tokenData: string; environmentKey: string; apiKey: string },
): SandboxSeed {
  const { accounts, groups, connectors, tokens, memberships } = company;
  const missing = new Set(["Fatima El Amrani"]);
  const codeOf = new Map(
    accounts.filter(({ name }) => !missing.has(name)).map(({ accountId, userCode }) => [accountId, userCode]),
  );
  const bram = company.byName.get("Bram Visser");
  const isBlocked = new Set(story.blocks.map((block) => block.subjectId));
  const linkedAt = new Map(story.linkChanges.map(({ connector, fromGroupId }) => [connector.id, fromGroupId]));
  const codeOfGroup = new Map([
    ...groups.map(({ id, code }) => [id, code] as const),
    [company.everybodyId, "Everybody"] as const,
  ]);
  const gatehouse = {
    userCode: "12345.GATEHOUSE",
    name: "Gatehouse",
    email: "gatehouse@kade.example",
    isBlocked: false,
    windows: false,
    insite: false,
  };
  return {
    environment: ENVIRONMENT,
    participant: "12345",
    environmentKey: own.environmentKey,
    users: [
      gatehouse,
      ...accounts
        .filter(({ name }) => !missing.has(name))
        .map(({ userId, userCode, name, email, windows, insite, kind }) => ({
          userCode,
          name,
          email,
          isBlocked: isBlocked.has(userId),
          windows,
          insite,
          personId: kind === "person" ? `P-${userCode}` : null,
        })),
    ],
    groups: [
      { code: "GATEHOUSE", description: "Gatehouse itself", members: [gatehouse.userCode] },
      ...groups.map(({ id, code, description }) => {
        const open = memberships
          .filter((period) => period.groupId === id && period.to === null)
          .map((period) => codeOf.get(period.accountId));
        const members = [...open, code === "PROJ-LEADS" ? bram?.userCode : undefined].filter(
          (member) => member !== undefined,
        );
        return { code, description, members: [...new Set(members)] };
      }),
    ],
    connectors: [
      {
        name: "Gatehouse",
        group: "GATEHOUSE",
        isBlocked: false,
        apiKey: own.apiKey,
        get: ["Profit_Users", "Profit_UserGroups"],
        update: ["KnUser"],
        special: ["ProfitVersion"],
      },
      ...connectors
        .filter((connector) => !connector.isNew)
        .map(({ id, name, groupId, apiKey, get, update, validityDays }) => ({
          name,
          group: codeOfGroup.get(linkedAt.get(id) ?? groupId) ?? null,
          isBlocked: isBlocked.has(id),
          apiKey,
          get: [...get],
          update: [...(update ?? [])],
          special: [],
          tokenValidityDays: validityDays ?? null,
        })),
    ],
    tokens: [
      { connector: "Gatehouse", userCode: gatehouse.userCode, description: "Gatehouse", text: tokenXml(own.tokenData) },
      ...tokens
        .filter((token) => token.issuedAt && !token.isGoneAtVendor)
        .map(({ connector, account, label, data, issuedAt, expiresAt, lastUsedAt }) => ({
          connector: connector.name,
          userCode: account.userCode,
          description: label,
          text: tokenXml(data),
          createdAt: (issuedAt ?? company.start).toISOString(),
          expiresAt: expiresAt?.toISOString() ?? null,
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
    ],
  };
}
