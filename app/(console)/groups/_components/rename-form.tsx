"use client";

import { useRouter } from "next/navigation";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { renameGroupAction } from "../actions";

export type RenameFormProps = {
  group: { id: string; version: number; code: string; description: string; systemName: string };
};

/** Changes code and description; somebody else’s change meanwhile is shown, not overwritten. */
export function RenameForm({ group }: RenameFormProps) {
  const { id, version, code, description, systemName } = group;
  // The head and tabs stay mounted on the way, so the form reads them again afterwards, which it doesn’t with `doneHref`.
  const router = useRouter();
  return (
    <FormShell
      action={renameGroupAction}
      fixed={{ groupId: id, version }}
      submit="Save"
      onDone={() => router.push(`/groups/${id}`)}
      cancelHref={`/groups/${id}`}
    >
      <TextField
        name="code"
        label="Code"
        defaultValue={code}
        className="mono w-240"
        spellCheck={false}
        help="Up to 20 letters, digits, points, hyphens and underscores."
      />
      <TextField
        name="description"
        label="Description"
        defaultValue={description}
        help={`Up to 50 characters. Nobody can rename a group of ${systemName} by API, so this opens a hand task.`}
      />
    </FormShell>
  );
}
