import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Content, Section } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { changeEmail } from "@/lib/identities/change-email";
import { emailKey } from "@/lib/identities/identity.rules";
import { getJoinedPerson } from "@/lib/identities/joined-people.queries";
import { found } from "../../../../tokens/_components/found";
import { EmailForm } from "../../_components/email-form";
import { ACCOUNT_COLUMNS } from "../../_components/identity-columns";
import { ProblemList } from "../../_components/problem-marks";

export const metadata: Metadata = { title: "Person joined by e-mail" };

/** One person with every account and the address that it goes by, and the one place to change that address. */
export default async function JoinedPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const person = await found(getJoinedPerson(actor, (await params).id));
  const { userId, name, email, accounts, companies, problems } = person;
  const hasOthers = accounts.some((one) => one.isOwn && emailKey(one.email) !== emailKey(email));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings/identities", label: "Identities" },
          { href: "/mappings/identities/people", label: "People" },
        ]}
        title={name}
        facts={[email ?? "no e-mail address", `${companies} ${companies === 1 ? "company" : "companies"}`]}
        ruled
      />
      <Content>
        <Section title="Accounts" more={<Link href={`/users/${userId}`}>Open user</Link>}>
          <ProblemList problems={problems} />
          <PlainTable
            caption="Accounts of this person"
            columns={ACCOUNT_COLUMNS}
            rows={accounts}
            rowKey={(row) => row.accountId}
          />
        </Section>
        <Section title="Change the e-mail address" note="The same person everywhere">
          {mayDo(changeEmail, actor) ? (
            <EmailForm key={email} userId={userId} email={email ?? ""} hasOthers={hasOthers} />
          ) : (
            <p className="small">Your role may not change users.</p>
          )}
        </Section>
      </Content>
    </>
  );
}
