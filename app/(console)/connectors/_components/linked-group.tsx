import { PlainState } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import type { LinkedGroup } from "@/lib/connectors/connector-views.rules";

/** The group a connector is linked to, with its heads; Everybody that can write is a warning. */
export function LinkedGroupName({
  group,
  isRisky,
  isLink = true,
}: {
  group: LinkedGroup | null;
  isRisky: boolean;
  /** Lists have one link a row, their name; there the group is plain words. */
  isLink?: boolean;
}) {
  if (!group)
    return (
      <PlainState tone="warn" icon="triangle-alert">
        No group linked, so nobody can use it
      </PlainState>
    );
  const name = group.isEverybody ? "Everybody" : group.description;
  const heads = group.headCount.toLocaleString("en-GB");
  const words = group.headCount === 1 ? "user" : "users";
  return (
    <>
      {isLink ? (
        <Link className="strong" href={`/groups/${group.id}`} prefetch={false}>
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      <span className="muted">
        {group.isEverybody
          ? `a rule, ${heads} ${words}`
          : `${group.code}, ${heads} ${group.headCount === 1 ? "member" : "members"}`}
      </span>
      {isRisky ? (
        <>
          <br />
          <PlainState tone="warn" icon="triangle-alert">
            Open to everybody, and it can write
          </PlainState>
        </>
      ) : null}
    </>
  );
}
