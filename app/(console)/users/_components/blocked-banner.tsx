import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import type { UserDetail } from "@/lib/users/user-views.rules";

/** Since when, by whom and why a user or an account of his is stopped; nothing where all is open. */
export function BlockedBanner({ user }: { user: Pick<UserDetail, "block" | "accounts"> }) {
  const stopped = [
    ...(user.block ? [{ key: "user", what: "Blocked", block: user.block, says: "No connector lets him in." }] : []),
    ...user.accounts.flatMap(({ id, userCode, systemName, block }) =>
      block
        ? [
            {
              key: id,
              what: `Account ${userCode} blocked`,
              block,
              says: `No connector of ${systemName} lets him in with it.`,
            },
          ]
        : [],
    ),
  ];
  return stopped.map(({ key, what, block, says }) => (
    <div className="pb-4" key={key}>
      <Banner
        tone="danger"
        icon="lock"
        title={
          <>
            {what} since <Time at={block.since} />
            {block.by ? ` by ${block.by}` : ""}: {block.reason}.
          </>
        }
      >
        {says}{" "}
        {block.until ? (
          <>
            The block ends on <Time at={block.until} /> UTC.
          </>
        ) : null}
      </Banner>
    </div>
  ));
}
