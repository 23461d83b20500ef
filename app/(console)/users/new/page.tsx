import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listAccountSystems } from "@/lib/users/account-systems.queries";
import { createUser } from "@/lib/users/create-user";
import { NewUserForm } from "../_components/user-form";

export const metadata: Metadata = { title: "New user" };

/** The form for a new user. */
export default async function NewUserPage() {
  const actor = await requireActor();
  const systems = await listAccountSystems(actor);
  return (
    <>
      <PageHeader crumbs={[{ href: "/users", label: "Users" }]} title="New user" ruled />
      <Content>
        <div className="pt-6">
          {mayDo(createUser, actor) ? (
            <NewUserForm systems={systems} />
          ) : (
            <ErrorState title="Your role may not add users.">An admin or an owner can.</ErrorState>
          )}
        </div>
      </Content>
    </>
  );
}
