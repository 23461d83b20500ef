import { PlainTable } from "@/components/data-table/plain-table";
import { Section } from "@/components/layout/content";
import type { OperatorActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { revokeToken } from "@/lib/tokens/revoke-token";
import type { TokenRow } from "@/lib/tokens/token-views.rules";
import { tokenColumns } from "../tokens/_components/token-columns";

/** The tokens that end in the four characters that were typed, each revocable from its row. */
export function FoundTokens({ q, tokens, actor }: { q: string; tokens: readonly TokenRow[]; actor: OperatorActor }) {
  if (tokens.length === 0) {
    return (
      <p className="small mt-3">
        <span className="muted">No token ends in “{q}”.</span>
        {q.length === 4 ? "" : " Find the four characters at the end of the token on the caller’s device."}
      </p>
    );
  }
  const columns = tokenColumns({ mayRevoke: mayDo(revokeToken, actor), reasons: REASONS });
  return (
    <Section title="Tokens" note={`${tokens.length} end in “${q}”`}>
      <PlainTable
        caption="Tokens"
        bleed
        columns={columns}
        rows={tokens}
        rowKey={(row) => row.id}
        rowHref={(row) => `/tokens/${row.id}`}
      />
    </Section>
  );
}
