"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Icon } from "./icon";
import type { IconName } from "./icon-set";

/** A menu under a trigger; arrow keys, type-ahead and Escape work as in any menu. */
export function DropdownMenu({
  trigger,
  label,
  children,
  align = "start",
}: {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "end";
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label={label} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ItemProps = { icon?: IconName; disabled?: boolean; children: ReactNode };

/** An entry that does something, or goes somewhere when it has an `href`. */
export function MenuItem({
  icon,
  disabled = false,
  children,
  href,
  onSelect,
}: ItemProps & { href?: string; onSelect?: () => void }) {
  const words = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </>
  );
  return href ? (
    <Radix.Item asChild disabled={disabled} className="menu__item">
      <Link href={href}>{words}</Link>
    </Radix.Item>
  ) : (
    <Radix.Item disabled={disabled} className="menu__item" {...(onSelect ? { onSelect } : {})}>
      {words}
    </Radix.Item>
  );
}

/** An entry that is on or off; `stay` keeps the menu open for the next tick. */
export function MenuCheckItem({
  checked,
  onChange,
  children,
  stay = false,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  stay?: boolean;
}) {
  return (
    <Radix.CheckboxItem
      className="menu__item"
      checked={checked}
      onCheckedChange={onChange}
      {...(stay ? { onSelect: (event: Event) => event.preventDefault() } : {})}
    >
      <span className="menu__tick">{checked ? <Icon name="check" /> : null}</span>
      {children}
    </Radix.CheckboxItem>
  );
}

/** Entries of which one is chosen. */
export function MenuChoices({
  value,
  onChange,
  choices,
}: {
  value: string;
  onChange: (value: string) => void;
  choices: readonly { value: string; label: ReactNode; icon?: IconName }[];
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className="menu__item">
          {choice.icon ? <Icon name={choice.icon} /> : null}
          {choice.label}
          <span className="menu__tick push">{choice.value === value ? <Icon name="check" /> : null}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** An entry that opens a menu of its own. */
export function MenuBranch({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className="menu__item">
        {label}
        <Icon name="chevron-right" size={14} className="push" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className="menu" sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

/** A heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="menu__label">{children}</Radix.Label>;
}

/** A line between parts of a menu. */
export function MenuRule() {
  return <Radix.Separator className="menu__rule" />;
}
