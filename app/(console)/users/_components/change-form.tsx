"use client";

import { FormShell } from "@/components/form/form-shell";
import { changeUserAction } from "../actions";
import { type Described, DescribedFields } from "./user-form";

/** Changes what is known of a user; `seen` is what this form showed, so that somebody else’s change is not written over. */
export function ChangeUserForm({ userId, user, seen }: { userId: string; user: Described; seen: string }) {
  return (
    <FormShell
      action={changeUserAction}
      fixed={{ userId, seen }}
      submit="Save"
      doneHref={`/users/${userId}`}
      cancelHref={`/users/${userId}`}
    >
      <DescribedFields user={user} />
    </FormShell>
  );
}
