import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { sealSecret } from "@/lib/vault/vault";
import { EnterTokenCodeInput } from "./token.schema";
import { destroyFieldSecrets, findBeingIssued, lockToken, refsOf, vendorRefsOf } from "./token.store";

/** Takes the one-time password that the person read in his mailbox and orders the token for it; refused once issued or revoked. */
export const enterTokenCode = defineOperation({
  id: "token.enter_code",
  title: "Enter a one-time password",
  roles: ["owner", "admin"],
  input: EnterTokenCodeInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  async change(tx, _ctx, input) {
    const token = await lockToken(tx, input.tokenId);
    const { token: subject, account, connector } = refsOf(token);
    if (token.revokedAt) throw new DomainError("already_done", `The request for token ${subject.name} was withdrawn.`);
    if (token.issuedAt) throw new DomainError("already_done", `Token ${subject.name} is issued already.`);
    if ((await findBeingIssued(tx, [token.id])).has(token.id)) throw new DomainError("already_done", UNDER_WAY);
    await destroyFieldSecrets(tx, token.id, ["otp"]);
    const secretId = await sealSecret(tx, { table: "token", rowId: token.id, field: "otp" }, input.code);
    const effect = { type: "token.redeem_code.v1" as const, ...vendorRefsOf(token), tokenId: token.id };
    return {
      value: { tokenId: token.id },
      sentence: `Issue token ${subject.name} of ${account.name} for ${connector.name}`,
      audit: [{ code: "token.code_entered", subject, related: { account } }],
      effects: [{ systemId: token.systemId, effect, subject: { kind: "token", id: token.id }, secretId }],
    };
  },
});

const UNDER_WAY = "A one-time password was entered already and the vendor has not answered yet.";
