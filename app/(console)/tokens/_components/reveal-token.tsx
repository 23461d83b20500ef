"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { RevealSecret } from "@/components/feedback/reveal-secret";
import { ErrorSummary } from "@/components/form/error-summary";
import { useAction } from "@/components/form/use-action";
import { Button, LinkButton } from "@/components/ui/button";
import { revealTokenAction } from "../actions";
import { RevokeToken } from "./revoke-token";

export type RevealTokenProps = {
  token: { id: string; hint: string; userName: string };
  systemName: string;
  reasons: readonly string[];
  children: ReactNode;
};

/** Asks for the text once and keeps it in this component alone; it is forgotten as soon as the page is left. */
export function RevealToken({ token, systemName, reasons, children }: RevealTokenProps) {
  const router = useRouter();
  const [text, setText] = useState<string | null>(null);
  const { send, isPending, failure, reset } = useAction(revealTokenAction, {
    refresh: false,
    onDone: (value) => setText(value.text),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgets both places of the text when the page is left, and only then
  useEffect(
    () => () => {
      setText(null);
      reset();
    },
    [],
  );
  if (text === null) {
    return (
      <div className="grid max-w-[720px] gap-6">
        {failure ? <ErrorSummary failure={failure} /> : null}
        <p className="small">
          The token is shown in full <strong>once</strong>, to you, now. Have the place ready where it belongs: the
          device or the host application.
        </p>
        <div className="row">
          <Button look="primary" icon="eye" busy={isPending} onClick={() => send({ tokenId: token.id })}>
            Show token
          </Button>
          <LinkButton href={`/tokens/${token.id}`}>Not now</LinkButton>
        </div>
      </div>
    );
  }
  return (
    <RevealSecret
      secret={text}
      label="Token"
      help={`XML form, 64 hexadecimal characters. Send it base64 encoded in the header Authorization: AfasToken of ${systemName}.`}
      fileName={`token-${token.hint.replace("…", "-")}.txt`}
      onStored={() => router.push(`/tokens/${token.id}`)}
      startOver={
        <RevokeToken
          token={{ ...token, isIssued: true }}
          reasons={reasons}
          trigger={{ children: "Revoke and start over" }}
        />
      }
    >
      {children}
    </RevealSecret>
  );
}
