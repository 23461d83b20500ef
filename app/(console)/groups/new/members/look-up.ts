import type { PasteOutcome } from "@/components/member-picker/picker.types";
import type { ActionError, ActionResult } from "@/lib/core/errors";

/** What a pasted list comes to among the accounts that can be picked; nothing is stored by asking. */
export async function lookUp(text: string): Promise<ActionResult<PasteOutcome>> {
  const response = await fetch("/api/internal/groups/new/paste", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ text }),
  });
  const body: unknown = await response.json();
  if (response.ok) return { ok: true, value: body as PasteOutcome };
  return { ok: false, error: { requestId: "", ...(body as { error: Omit<ActionError, "requestId"> }).error } };
}
