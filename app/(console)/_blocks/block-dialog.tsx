"use client";

import { TextField } from "@/components/form/fields";
import type { ButtonLook } from "@/components/ui/button";
import { BLOCK_ACTS, type BlockSubjectKind } from "./block-subjects";
import { PlannedConfirm, peopleHit } from "./planned-confirm";

export type UnblockDialogProps = {
  subject: { kind: BlockSubjectKind; id: string; name: string };
  trigger?: ButtonLook & { children: string };
};

export type BlockDialogProps = UnblockDialogProps & {
  /** The reasons offered, from the reason schema; handed over so that no schema reaches the browser. */
  reasons: readonly string[];
};

/** Blocks a connector, user, group or system after saying who loses what and how the vendor is told; asks for a reason and an end. */
export function BlockDialog({ subject: { kind, id, name }, trigger, reasons }: BlockDialogProps) {
  const { idKey, block, stops } = BLOCK_ACTS[kind];
  const [verb] = block.verb.split(" ");
  return (
    <PlannedConfirm<unknown>
      trigger={trigger ?? { children: verb ?? block.verb, icon: "lock" }}
      title={`${verb} ${name}?`}
      consequence={() => (
        <>
          <strong>{stops}</strong> It can be undone, with a reason and a date if you give one.
        </>
      )}
      facts={(plan) => [{ term: "Who is hit", value: peopleHit(plan, "lost", ["loses access", "lose access"]) }]}
      plan={block.plan}
      planInput={{ [idKey]: id, reason: "Preview" }}
      action={block.action}
      fixed={{ [idKey]: id }}
      reasons={reasons}
      confirm={block.verb}
      keep={block.keep}
    >
      <TextField name="until" label="Until, in UTC" optional placeholder="2026-11-24 09:00" className="w-200 num" />
    </PlannedConfirm>
  );
}

/** Opens what was blocked again, after saying who gets in and how the vendor is told. */
export function UnblockDialog({ subject: { kind, id, name }, trigger }: UnblockDialogProps) {
  const { idKey, unblock } = BLOCK_ACTS[kind];
  const [verb] = unblock.verb.split(" ");
  return (
    <PlannedConfirm<unknown>
      trigger={trigger ?? { children: verb ?? unblock.verb, look: "primary" }}
      title={`${verb} ${name}?`}
      consequence={(plan) => <strong>{peopleHit(plan, "gained", ["gets access", "get access"])}.</strong>}
      plan={unblock.plan}
      planInput={{ [idKey]: id }}
      action={unblock.action}
      fixed={{ [idKey]: id }}
      confirm={unblock.verb}
      keep={unblock.keep}
      gentle
    />
  );
}
