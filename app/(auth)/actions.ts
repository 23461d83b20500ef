"use server";

import { redirect } from "next/navigation";
import { setUpFirstOwner } from "@/lib/doors/set-up";
import { leave } from "@/lib/doors/sign-out";

/** Ends this session and goes to the sign-in page. */
export async function signOutAction(): Promise<void> {
  if (await leave({ everywhere: false })) redirect("/sign-in");
}

/** Ends every session of whoever asks and goes to the sign-in page. */
export async function signOutEverywhereAction(): Promise<void> {
  if (await leave({ everywhere: true })) redirect("/sign-in");
}

export type SetUpState = { message: string; fields: Record<string, string>; name: string; email: string };

/** Makes the first owner and goes to the sign-in page, or says what to mend and keeps what was typed, but for the password. */
export async function setUpAction(_before: SetUpState | null, form: FormData): Promise<SetUpState> {
  const [code, name, email, password] = ["code", "name", "email", "password"].map((field) => form.get(field));
  const done = await setUpFirstOwner({ code, name, email, password });
  if (done.ok) redirect("/sign-in?ready=1");
  return {
    message: done.error.message,
    fields: done.error.fields ?? {},
    name: String(name ?? ""),
    email: String(email ?? ""),
  };
}
