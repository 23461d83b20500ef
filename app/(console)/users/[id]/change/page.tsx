import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { changeUser } from "@/lib/users/change-user";
import { seenUser } from "@/lib/users/user.rules";
import { ChangeUserForm } from "../../_components/change-form";
import { readUser } from "../../_components/read-user";

export const metadata: Metadata = { title: "Change user" };

/** The form of this user; whoever may not send it gets a sentence instead. */
export default async function ChangeUserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id, name, email, company, department, accounts } = await readUser((await params).id);
  const user = { name, email, company, department };
  const systems = [...new Set(accounts.map(({ systemName }) => systemName))].join(" and ");
  return (
    <Content>
      <Section title="Change user">
        {systems ? (
          <p className="note mb-4">
            A new name is sent to {systems} too, and a new address where the account has none.
          </p>
        ) : null}
        {mayDo(changeUser, actor) ? (
          <ChangeUserForm userId={id} user={user} seen={seenUser(user)} />
        ) : (
          <p className="small">Your role may not change users. An admin or an owner can.</p>
        )}
      </Section>
    </Content>
  );
}
