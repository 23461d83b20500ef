"use client";

import { signOut } from "next-auth/react";
import { AccountMenu } from "@/components/layout/account-menu";

/** Who is signed in; signing out ends the session on the server first. */
export function Account({ name, role }: { name: string; role: string }) {
  return <AccountMenu name={name} role={role} signOut={() => signOut({ callbackUrl: "/sign-in" })} />;
}
