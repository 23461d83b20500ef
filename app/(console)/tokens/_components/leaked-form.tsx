"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { ReasonField } from "@/components/form/reason-field";
import { Link } from "@/components/ui/link";
import { revokeLeakedTokenAction } from "../actions";

type Revoked = { tokenId: string; name: string; userName: string; connectorName: string };

/** Takes a pasted token, finds whose it is by its fingerprint and revokes it; what was pasted is kept nowhere. */
export function LeakedForm({ reasons }: { reasons: readonly string[] }) {
  const [revoked, setRevoked] = useState<Revoked | null>(null);
  if (revoked) {
    return (
      <Banner icon="ban" title={`Token ${revoked.name} of ${revoked.userName} is revoked here.`} live="status">
        It was for {revoked.connectorName}. <Link href={`/tokens/${revoked.tokenId}`}>See how far the vendor is</Link>
      </Banner>
    );
  }
  return (
    <FormShell action={revokeLeakedTokenAction} submit="Find and revoke token" onDone={setRevoked} cancelHref="/tokens">
      <TextAreaField
        name="text"
        label="The leaked token"
        rows={4}
        className="mono"
        spellCheck={false}
        autoComplete="off"
        help="The whole token, in any form: the text, the XML, or the header it was sent in. It is compared by its fingerprint and never stored or logged."
      />
      <ReasonField reasons={reasons} notePlaceholder="Where it was found" />
    </FormShell>
  );
}
