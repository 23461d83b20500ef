import type { EffectOf } from "../effects";

type Issue = EffectOf<"token.issue.v1">;
type Standing = Omit<EffectOf<"token.revoke.v1">, "type">;
export type RotationStep =
  | { step: "issue"; effect: Issue }
  /** A person hands the new key over and says so; nothing is sent. */
  | { step: "deliver"; effect: null }
  | { step: "quiet"; effect: EffectOf<"token.suspend.v1"> }
  | { step: "delete"; effect: EffectOf<"token.revoke.v1"> };

/**
 * The order in which a key's scope is changed, because the scope of a key can't: a new key, handed over, the old one made inactive
 * (which can still be taken back), and deleted once nobody missed it. Each step waits for the one before.
 */
export function rotationOf(
  old: Standing & { expiresAt: string | null },
  next: Pick<Issue, "tokenId" | "label" | "scope" | "expiresAt">,
): readonly RotationStep[] {
  const { expiresAt, ...standing } = old;
  const { connector, person } = standing;
  return [
    { step: "issue", effect: { type: "token.issue.v1", connector, person, validFrom: null, ...next } },
    { step: "deliver", effect: null },
    { step: "quiet", effect: { type: "token.suspend.v1", ...standing, expiresAt } },
    { step: "delete", effect: { type: "token.revoke.v1", ...standing } },
  ];
}
