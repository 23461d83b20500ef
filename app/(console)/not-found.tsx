import type { Metadata } from "next";
import { NotAvailable } from "@/components/feedback/not-available";

export const metadata: Metadata = { title: "Not available" };

/** The words for what doesn't exist and what may not be seen, inside the frame so that every other way stays open. */
export default function ConsoleNotFound() {
  return <NotAvailable />;
}
