import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** The way to the search of everything, as a link, so that it works before and without any script. */
export function PaletteButton({ href, label = "Search or go to" }: { href: string; label?: string }) {
  return (
    <Link className="palette no-underline" href={href} prefetch={false}>
      <Icon name="search" />
      <span>{label}</span>
    </Link>
  );
}
