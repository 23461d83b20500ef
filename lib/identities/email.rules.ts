import { profileOf } from "@/lib/upstreams/profiles";
import { EMAIL_VENDORS, emailKey, listed } from "./identity.rules";

type AccountWords = { userCode: string; systemName: string; vendor: string; email: string | null };
export type EmailChange = {
  name: string;
  email: string;
  /** Accounts that go by another address from now on, with the one they go by until now. */
  told: readonly AccountWords[];
  /** Accounts that keep an address of their own. */
  staying: readonly AccountWords[];
  /** Accounts of others that go by the new address already. */
  others: readonly { name: string; userCode: string; systemName: string }[];
};

const isJoined = ({ vendor }: AccountWords): boolean => EMAIL_VENDORS.includes(vendor);
const named = ({ userCode, systemName }: { userCode: string; systemName: string }) => `${userCode} of ${systemName}`;

/** What a changed address means where people are joined by it: who is moved, who is split off, and what can't be confirmed. */
export function emailWarnings({ name, email, told, staying, others }: EmailChange): string[] {
  const moved = told.filter((one) => isJoined(one) && emailKey(one.email) !== emailKey(email));
  const apart = staying.filter(isJoined);
  return [
    ...moved.map(
      (one) =>
        `${one.systemName} joins people by e-mail: ${one.userCode} is sent again under the same external id with ${email}. That ${one.email ?? "the earlier address"} no longer sees anything is a removal that ${profileOf(one.vendor).name} can’t confirm.`,
    ),
    ...apart.map(
      (one) =>
        `${named(one)} keeps the address ${one.email}, so there ${name} isn’t known by ${email}. Let it follow, unless that is meant.`,
    ),
    ...(others.length > 0
      ? [
          `${listed(others.map((one) => `${named(one)} (${one.name})`))} ${others.length === 1 ? "goes" : "go"} by ${email} already, so they and ${name} become one person where people are joined by e-mail.`,
        ]
      : []),
  ];
}
