import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { blockUser } from "@/lib/blocks/block-user";
import { unblockUser } from "@/lib/blocks/unblock-user";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { requestToken } from "@/lib/tokens/request-token";
import { changeUser } from "@/lib/users/change-user";
import { BlockDialog, UnblockDialog } from "../../_blocks/block-dialog";
import { readUser } from "../_components/read-user";
import { BlockChip } from "../_components/user-state";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head and tabs that all pages of one user share. */
export default async function UserLayout({ params, children }: Props) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const { id, name, block, accounts } = user;
  const href = `/users/${id}`;
  const subject = { kind: "user" as const, id, name };
  const [account] = accounts;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/users", label: "Users" }]}
        title={name}
        facts={[
          user.email ?? "No e-mail address",
          ...(user.isService ? ["Service user"] : user.department ? [user.department] : []),
          <BlockChip key="block" block={block} />,
          ...(block ? [block.reason] : []),
        ]}
        actions={
          <>
            {block === null && mayDo(blockUser, actor) ? (
              <BlockDialog subject={subject} reasons={REASONS} trigger={{ children: "Block user", icon: "lock" }} />
            ) : null}
            {mayDo(changeUser, actor) ? <LinkButton href={`${href}/change`}>Change</LinkButton> : null}
            {block !== null && mayDo(unblockUser, actor) ? (
              <UnblockDialog subject={subject} />
            ) : account && mayDo(requestToken, actor) ? (
              <LinkButton href={`/tokens/new?account=${account.id}`} look="primary" icon="plus">
                Issue token
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Tabs
        label={`Pages of ${name}`}
        tabs={[
          { href, label: "Access" },
          { href: `${href}/groups`, label: "Groups", count: user.groupCount },
          { href: `${href}/tokens`, label: "Tokens", count: user.tokenCount },
          { href: `${href}/applications`, label: "Properties" },
          { href: `${href}/accounts`, label: "Accounts", count: accounts.length },
          { href: `${href}/history`, label: "History" },
        ]}
      />
      {children}
    </>
  );
}
