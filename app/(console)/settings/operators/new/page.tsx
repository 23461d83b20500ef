import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { addOperator } from "@/lib/operators/add-operator";
import { AddOperatorForm } from "../../_components/add-operator-form";

export const metadata: Metadata = { title: "Add operator" };

export default async function AddOperatorPage() {
  const actor = await requireActor();
  if (!mayDo(addOperator, actor)) notFound();
  return (
    <>
      <PageHeader ruled crumbs={[{ href: "/settings/operators", label: "Operators" }]} title="Add operator" />
      <Content narrow>
        <div className="pt-6">
          <AddOperatorForm />
        </div>
      </Content>
    </>
  );
}
