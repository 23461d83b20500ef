import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link within the console. It fetches nothing before it is followed: lists hold fifty of them, and nobody asked yet. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
