"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { revokeApiKeyAction } from "../actions";

/** Asks, then revokes a program's key. */
export function RevokeApiKey({ apiKeyId, name }: { apiKeyId: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={{ children: "Revoke", size: "sm" }}
      title={`Revoke the API key of ${name}?`}
      consequence="The program’s next request is refused. A revoked key never works again."
      confirm="Revoke API key"
      keep="Keep API key"
      action={revokeApiKeyAction}
      fixed={{ apiKeyId }}
    />
  );
}
