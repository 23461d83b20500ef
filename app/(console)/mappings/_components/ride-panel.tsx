import { Panel } from "@/components/layout/panel";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { splitToken } from "@/lib/mappings/split-token";
import { RideActs } from "./ride-acts";
import { RideFacts } from "./ride-facts";
import { RidePicture } from "./ride-picture";
import { namesOf, rideWords } from "./ride-words";
import { SplitPreview } from "./split-preview";

type Props = { token: MappedToken; actor: OperatorActor; closeHref: string; chosen: string };

/** The token behind the key that is open: who rides on it, what can be done, and what a split would come to. */
export function RidePanel({ token, actor, closeHref, chosen }: Props) {
  const { lead, rest } = rideWords(token);
  const stands = token.issuedAt !== null && token.revokedAt === null;
  return (
    <Panel
      over={token.keys > 1 ? "Shared token" : "Token"}
      title={
        <Link className="mono text-lg" href={`/mappings/shared/${token.tokenId}`}>
          {token.hint}
        </Link>
      }
      closeHref={closeHref}
    >
      <p className="verdict">
        {lead} <span className="muted">{rest}</span>
      </p>
      <div className="my-6 max-w-[400px]">
        <RidePicture token={token} />
      </div>
      <div className="row row--wrap mb-5">
        <RideActs token={token} actor={actor} chosen={chosen} />
      </div>
      <div className="border-line border-y py-1">
        <RideFacts token={token} tight />
      </div>
      {stands && token.keys > 1 && mayDo(splitToken, actor) ? (
        <SplitPreview
          tokenId={token.tokenId}
          mappingId={chosen}
          label={token.label}
          vendorName={token.vendorName}
          applications={namesOf(token.applications.map(({ name }) => name))}
        />
      ) : null}
    </Panel>
  );
}
