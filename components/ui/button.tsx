import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Icon } from "./icon";
import type { IconName } from "./icon-set";

export type ButtonLook = {
  /** One filled button a view; `danger` belongs to the confirm dialog alone. */
  look?: "plain" | "primary" | "danger" | "quiet" | "link";
  size?: "sm" | "md" | "lg";
  icon?: IconName;
  children?: ReactNode;
};

function classesOf({ look = "plain", size = "md" }: ButtonLook, more: string | undefined): string {
  if (look === "link") return ["linkbtn", more].filter(Boolean).join(" ");
  const named = look === "plain" ? "" : `btn--${look}`;
  return ["btn", named, size === "md" ? "" : `btn--${size}`, more].filter(Boolean).join(" ");
}

export type ButtonProps = ButtonLook & Omit<ComponentProps<"button">, "children"> & { busy?: boolean };

/** A button with words and, if wanted, an icon before them; `busy` locks it without taking its focus away. */
export function Button({
  look = "plain",
  size = "md",
  icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : onClick ? { onClick } : {})}
      className={classesOf({ look, size }, className)}
    >
      {icon ? <Icon name={icon} size={size === "sm" ? 14 : 16} /> : null}
      {children}
    </button>
  );
}

export type LinkButtonProps = ButtonLook & Omit<ComponentProps<typeof Link>, "children">;

/** A link that looks like a button, for going somewhere; what changes something is a `Button`. */
export function LinkButton({ look = "plain", size = "md", icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classesOf({ look, size }, className)}>
      {icon ? <Icon name={icon} size={size === "sm" ? 14 : 16} /> : null}
      {children}
    </Link>
  );
}
