import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { requireActor } from "@/lib/auth/session";
import { isUnderWay } from "@/lib/connectors/vendor-side.rules";
import { mayDo } from "@/lib/gate/authorise";
import { changeAccount } from "@/lib/users/change-account";
import type { AccountView, UserDetail } from "@/lib/users/user-views.rules";
import { LiveRefresh } from "../../../_live/live-refresh";
import { VendorStamp } from "../../../tokens/_components/vendor-stamp";
import { ApplicationsForm } from "../../_components/applications-form";
import { readUser } from "../../_components/read-user";

export const metadata: Metadata = { title: "Applications of a user" };

function Read({ account, user }: { account: AccountView; user: UserDetail }) {
  const onOff = (isOn: boolean) => (isOn ? "On" : "Off");
  return (
    <DescriptionList
      ruled
      items={[
        { term: "Profit Windows", value: onOff(account.windows) },
        { term: "InSite", value: onOff(account.insite) },
        {
          term: "Pocket",
          value: (
            <>
              {onOff(account.prerequisites.pocket)} <span className="muted">follows the two above</span>
            </>
          ),
        },
        { term: "E-mail address", value: account.email ?? user.email ?? <span className="muted">not entered</span> },
      ]}
    />
  );
}

/** The applications of each account, as on the vendor’s own tab; whoever may not change them reads them. */
export default async function ApplicationsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const mayChange = mayDo(changeAccount, actor);
  return (
    <Content>
      <LiveRefresh when={user.accounts.some(({ vendor }) => vendor.status && isUnderWay(vendor.status))} />
      {user.accounts.length === 0 ? (
        <EmptyState title="No account, so no applications.">
          Record the user code that this user has in a system, on the tab Accounts.
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
                email: account.email,
                windows: account.windows,
                insite: account.insite,
              }}
              userName={user.name}
              userEmail={user.email}
            />
          ) : (
            <Read account={account} user={user} />
          )}
        </Section>
      ))}
    </Content>
  );
}
