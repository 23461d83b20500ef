"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useFocusReturn } from "./focus-return";
import { Icon } from "./icon";
import "./style-nonce";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
};

/** A modal dialog with a title, a way to close it and focus kept inside; focus returns to what opened it. */
export function Dialog({ open, onOpenChange, title, description, children, foot, wide = false }: DialogProps) {
  const focus = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          onOpenAutoFocus={focus.remember}
          onCloseAutoFocus={focus.giveBack}
          className={wide ? "dialog dialog--wide" : "dialog"}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="dialog__head row">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="close" aria-label="Close">
              <Icon name="x" />
            </Radix.Close>
          </div>
          <div className="dialog__body">
            {description ? <Radix.Description className="small muted">{description}</Radix.Description> : null}
            {children}
          </div>
          {foot ? <div className="dialog__foot dialog__foot--sticky">{foot}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type SideSheetProps = {
  label: string;
  trigger: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
};

/** A sheet from the left edge, for the navigation of narrow screens. */
export function SideSheet({ label, trigger, open, onOpenChange, children }: SideSheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content className="mobile-nav" aria-describedby={undefined}>
          <Radix.Title className="vh">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
