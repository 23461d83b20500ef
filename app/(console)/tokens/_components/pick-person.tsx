"use client";

import { PickField } from "@/components/form/pick-field";
import { Icon } from "@/components/ui/icon";
import type { Candidate } from "@/lib/tokens/token-candidate.queries";

/** Finds a person of the connector’s system by name, e-mail or code, and says beside each what is still missing. Sends `accountId`. */
export function PickPerson({ connectorId, chosen }: { connectorId: string; chosen: Candidate | null }) {
  return (
    <PickField<Candidate>
      name="accountId"
      legend="Who"
      label="Find a person by name, e-mail or user code"
      placeholder="Name, e-mail or user code"
      many="people"
      from="/api/internal/tokens/candidates"
      scope={connectorId === "" ? null : { connector: connectorId }}
      idOf={({ accountId }) => accountId}
      idle={connectorId === "" ? "Choose an app connector first." : "Members of the connector’s group come first."}
      words={chosen?.userCode ?? ""}
      chosen={chosen}
    >
      {({ userName, userCode, email, missing }) => (
        <>
          <span className="med">{userName}</span> <span className="code muted">{userCode}</span>{" "}
          {email === userCode ? null : <span className="muted">{email}</span>}
          {missing.length > 0 ? (
            <span className="block text-warning">
              <Icon name="triangle-alert" size={14} /> {missing.join(". ")}
            </span>
          ) : (
            <span className="block text-success">Ready</span>
          )}
        </>
      )}
    </PickField>
  );
}
