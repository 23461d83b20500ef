import { redirect } from "next/navigation";

/** The wizard begins at its first step. */
export default function NewGroupPage() {
  redirect("/groups/new/basics");
}
