import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { SupportHome } from "../_home/support-home";

export const metadata: Metadata = { title: "Find" };

/** The big search box for everybody: a person by part of anything, a token by its last four. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const actor = await requireActor();
  const { q } = await searchParams;
  return (
    <>
      <PageHeader title="Find" />
      <SupportHome actor={actor} q={typeof q === "string" ? q : ""} path="/search" />
    </>
  );
}
