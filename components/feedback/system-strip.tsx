import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** The one notice above everything: the most severe thing that is wrong with the console or a system, with a link to details. */
export function SystemStrip({
  title,
  children,
  href,
  linkText = "Details",
}: {
  title: ReactNode;
  children?: ReactNode;
  href?: string;
  linkText?: string;
}) {
  return (
    <section className="strip" aria-label="System notice">
      <Icon name="triangle-alert" />
      <span>
        <b>{title}</b> {children} {href ? <Link href={href}>{linkText}</Link> : null}
      </span>
    </section>
  );
}
