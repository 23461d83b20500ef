import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { requireActor } from "@/lib/auth/session";
import { isUnderWay } from "@/lib/connectors/vendor-side.rules";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { listCapabilities } from "@/lib/systems/capability.queries";
import { profileOf } from "@/lib/upstreams/profiles";
import { attributeWords } from "@/lib/upstreams/typed-fields.rules";
import { changeAccount } from "@/lib/users/change-account";
import { removeAccount } from "@/lib/users/remove-account";
import type { AccountView, UserDetail } from "@/lib/users/user-views.rules";
import { LiveRefresh } from "../../../_live/live-refresh";
import { VendorStamp } from "../../../tokens/_components/vendor-stamp";
import { ApplicationsForm } from "../../_components/applications-form";
import { readUser } from "../../_components/read-user";
import { RemoveAccount } from "../../_components/remove-account";

export const metadata: Metadata = { title: "Properties of a user" };

function Read({ account, user }: { account: AccountView; user: UserDetail }) {
  const fields = profileOf(account.vendorKey).accountFields;
  const words = Object.entries(attributeWords(fields, account.attributes));
  return (
    <DescriptionList
      ruled
      items={[
        ...words.map(([term, value]) => ({ term, value })),
        { term: "E-mail address", value: account.email ?? user.email ?? <span className="muted">not entered</span> },
      ]}
    />
  );
}

/** What the vendor’s driver says where a change of an account stays here; null where the vendor is told. */
function whyOnlyHere(actor: Parameters<typeof listCapabilities>[0], vendor: string): string | null {
  const row = listCapabilities(actor, [vendor]).rows.find(({ effect }) => effect === "user.update.v1");
  const [cell] = row?.capabilities ?? [];
  return cell?.how === "here" ? cell.sentence : null;
}

/** What each vendor knows of his account, as it calls it; whoever may not change them reads them. */
export default async function ApplicationsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const mayChange = mayDo(changeAccount, actor);
  return (
    <Content>
      <LiveRefresh when={user.accounts.some(({ vendor }) => vendor.status && isUnderWay(vendor.status))} />
      {user.accounts.length === 0 ? (
        <EmptyState title="No account, so no properties.">
          Record who this user is in a system, on the tab Accounts.
        </EmptyState>
      ) : null}
      {user.accounts.map((account) => (
        <Section
          key={account.id}
          title={account.systemName}
          note={<span className="mono">{account.userCode}</span>}
          more={<VendorStamp side={account.vendor} />}
        >
          {mayChange ? (
            <ApplicationsForm
              account={{
                id: account.id,
                systemName: account.systemName,
                vendorKey: account.vendorKey,
                email: account.email,
                attributes: account.attributes,
              }}
              userEmail={user.email}
              onlyHere={whyOnlyHere(actor, account.vendorKey)}
            />
          ) : (
            <Read account={account} user={user} />
          )}
          {mayDo(removeAccount, actor) ? (
            <div className="mt-4">
              <RemoveAccount
                account={{ id: account.id, userCode: account.userCode, systemName: account.systemName }}
                userName={user.name}
                reasons={REASONS}
              />
            </div>
          ) : null}
        </Section>
      ))}
    </Content>
  );
}
