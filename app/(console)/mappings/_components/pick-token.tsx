"use client";

import type { ReactNode } from "react";
import { PickField } from "@/components/form/pick-field";
import type { Target } from "@/lib/mappings/target.queries";

type Props = {
  /** Tokens of one connector, or of all that an application may ask for. */
  of: { connectorId: string } | { applicationId: string };
  /** A token that is no choice, because the keys ride on it. */
  without?: string;
  help?: ReactNode;
  onPick?: (target: Target) => void;
};

/** Finds a token that can be given out, by user, label or last four. Sends `tokenId`. */
export function PickToken({ of, ...rest }: Props) {
  return (
    <PickField<Target>
      name="tokenId"
      legend="Token"
      label="Find a token by user, label or last four"
      placeholder="User, label or last four"
      many="tokens"
      from="/api/internal/mappings/targets"
      scope={"connectorId" in of ? { connector: of.connectorId } : { application: of.applicationId }}
      idOf={({ tokenId }) => tokenId}
      {...rest}
    >
      {({ hint, userName, label, connectorName, keys }) => (
        <>
          <span className="mono">{hint}</span> <span className="med">{userName}</span>{" "}
          <span className="muted font-normal">
            {label}, {connectorName}, {keys === 0 ? "no key on it" : keys === 1 ? "1 key on it" : `${keys} keys on it`}
          </span>
        </>
      )}
    </PickField>
  );
}
