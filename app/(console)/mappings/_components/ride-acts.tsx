import { LinkButton } from "@/components/ui/button";
import type { OperatorActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { pointMappings } from "@/lib/mappings/point-mappings";
import { removeMappings } from "@/lib/mappings/remove-mappings";
import { rotateMappedToken } from "@/lib/mappings/rotate-mapped-token";
import { splitToken } from "@/lib/mappings/split-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { RevokeToken } from "../../tokens/_components/revoke-token";

type Props = {
  token: MappedToken;
  actor: OperatorActor;
  /** The key that is already chosen, where somebody came from its row. */
  chosen?: string | undefined;
  /** Further acts that the narrow panel leaves to the page of the token. */
  all?: boolean;
};

/** What can be done about a token and the keys on it; the one that helps most is filled. */
export function RideActs({ token, actor, chosen, all = false }: Props) {
  const base = `/mappings/shared/${token.tokenId}`;
  const key = chosen ? `?key=${chosen}` : "";
  const stands = token.issuedAt !== null && token.revokedAt === null;
  const isShared = token.keys > 1;
  const maySplit = stands && isShared && mayDo(splitToken, actor);
  const mayRotate = stands && token.keys > 0 && mayDo(rotateMappedToken, actor);
  return (
    <>
      {maySplit ? (
        <LinkButton look="primary" href={`${base}/split${key}`}>
          Split the token
        </LinkButton>
      ) : null}
      {mayRotate && (all || !isShared) ? (
        <LinkButton look={maySplit ? "plain" : "primary"} href={`${base}/rotate`}>
          Rotate behind the keys
        </LinkButton>
      ) : null}
      {token.keys > 0 && mayDo(pointMappings, actor) ? (
        <LinkButton href={`${base}/point${key}`}>Point elsewhere</LinkButton>
      ) : null}
      {all && token.keys > 0 && mayDo(removeMappings, actor) ? (
        <LinkButton href={`${base}/remove${key}`}>Remove keys</LinkButton>
      ) : null}
      {token.revokedAt === null && mayDo(revokeToken, actor) ? (
        <RevokeToken
          token={{ id: token.tokenId, hint: token.hint, userName: token.userName, isIssued: token.issuedAt !== null }}
          reasons={REASONS}
          trigger={{ children: "Revoke", look: "quiet" }}
        />
      ) : null}
    </>
  );
}
