import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { ApiKeyForm } from "../../../_components/api-key-form";

export const metadata: Metadata = { title: "Make API key" };

export default async function NewApiKeyPage() {
  const actor = await requireActor();
  if (!mayDo(createApiKey, actor)) notFound();
  const crumbs = [
    { href: "/settings/operators", label: "Operators" },
    { href: "/settings/operators/api-keys", label: "API keys" },
  ];
  return (
    <>
      <PageHeader ruled crumbs={crumbs} title="Make API key" />
      <Content narrow>
        <div className="pt-6">
          <ApiKeyForm />
        </div>
      </Content>
    </>
  );
}
