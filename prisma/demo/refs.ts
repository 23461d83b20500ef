import type { Ref } from "@/lib/audit/audit.events";
import type { ConnectorRef, GroupRef, PersonRef } from "@/lib/upstreams/effects";
import type { DemoAccount, DemoConnector, DemoGroup, DemoToken } from "./company";

export const personOf = ({ userCode, name, email }: DemoAccount): PersonRef => ({ remoteId: userCode, name, email });
export const groupRefOf = ({ code, description }: DemoGroup): GroupRef => ({ code, description });
export const connectorRefOf = ({ name }: DemoConnector): ConnectorRef => ({ name });

export const accountRef = (account: DemoAccount): Ref<"account"> => ({
  kind: "account",
  id: account.accountId,
  name: account.name,
});
export const userRef = (account: DemoAccount): Ref<"user"> => ({
  kind: "user",
  id: account.userId,
  name: account.name,
});
export const groupSubject = (group: DemoGroup): Ref<"group"> => ({ kind: "group", id: group.id, name: group.code });
export const connectorSubject = (connector: DemoConnector): Ref<"connector"> => ({
  kind: "connector",
  id: connector.id,
  name: connector.name,
});

/** A token by its two ends where its text is known, otherwise by its label. */
export const hintOf = (token: DemoToken): string =>
  token.isHeld ? `${token.data.slice(0, 4)}…${token.data.slice(-4)}` : token.label;
export const tokenSubject = (token: DemoToken): Ref<"token"> => ({ kind: "token", id: token.id, name: hintOf(token) });
