"use client";

import { useState } from "react";
import { TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Button } from "@/components/ui/button";
import { closeHandTaskAction, refuseHandTaskAction } from "../actions";

/** Closes a hand task: done with what was seen, or can't be done with why. */
export function CloseTaskForm({ taskId }: { taskId: string }) {
  const [cannot, setCannot] = useState(false);
  if (cannot) {
    return (
      <FormShell
        key="cannot"
        action={refuseHandTaskAction}
        fixed={{ taskId }}
        submit="Say it can’t be done"
        more={<Button onClick={() => setCannot(false)}>Back</Button>}
      >
        <TextAreaField name="why" label="Why it can’t be done" />
      </FormShell>
    );
  }
  return (
    <FormShell
      key="done"
      action={closeHandTaskAction}
      fixed={{ taskId }}
      submit="Say it is done"
      doneWords="Closed"
      more={<Button onClick={() => setCannot(true)}>Can’t be done</Button>}
    >
      <TextAreaField name="saw" label="What you saw" />
    </FormShell>
  );
}
