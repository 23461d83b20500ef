"use client";

import { useRouter } from "next/navigation";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { VendorFields } from "@/components/form/vendor-fields";
import { codeHelp, descriptionHelp } from "@/lib/groups/group-words.rules";
import type { Attributes } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { renameGroupAction } from "../actions";

export type RenameFormProps = {
  group: { id: string; version: number; code: string; description: string; vendor: string; attributes: Attributes };
};

/** Changes code and description; somebody else’s change meanwhile is shown, not overwritten. */
export function RenameForm({ group }: RenameFormProps) {
  const { id, version, code, description, vendor, attributes } = group;
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
        help={codeHelp([vendor])}
      />
      <TextField name="description" label="Description" defaultValue={description} help={descriptionHelp([vendor])} />
      <VendorFields fields={profileOf(vendor).groupFields} prefix="attributes" values={attributes} />
    </FormShell>
  );
}
