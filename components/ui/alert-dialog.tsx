"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { useFocusReturn } from "./focus-return";
import "./style-nonce";

export type AlertDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** The consequence, first sentence of the dialog and its description. */
  consequence: ReactNode;
  /** What has the focus when the dialog opens: the button that keeps things as they are. */
  keepRef: RefObject<HTMLButtonElement | null>;
  children?: ReactNode;
  foot: ReactNode;
};

/** A dialog that asks before an act; a click beside it doesn't close it, Escape keeps things as they are. */
export function AlertDialog({ open, onOpenChange, title, consequence, keepRef, children, foot }: AlertDialogProps) {
  const focus = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className="dialog"
          onCloseAutoFocus={focus.giveBack}
          onOpenAutoFocus={(event) => {
            focus.remember();
            event.preventDefault();
            keepRef.current?.focus();
          }}
        >
          <div className="dialog__head">
            <Radix.Title>{title}</Radix.Title>
          </div>
          <div className="dialog__body">
            <Radix.Description asChild>
              <div className="small">{consequence}</div>
            </Radix.Description>
            {children}
          </div>
          <div className="dialog__foot dialog__foot--sticky">{foot}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
