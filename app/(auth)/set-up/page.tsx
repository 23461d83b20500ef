import type { Metadata } from "next";
import { env } from "@/lib/env";
import styles from "../auth.module.css";
import { AuthFrame } from "../auth-frame";
import { SetUpForm } from "./set-up-form";

export const metadata: Metadata = { title: "Set up the first owner" };

export default function SetUpPage() {
  return (
    <AuthFrame isDemo={env().GATEHOUSE_DEMO}>
      <h1 id="page-title">Set up the first owner</h1>
      <p className={`muted small ${styles.lead}`}>
        The code was printed once when Gatehouse started, and works for 24 hours. The demo sign-ins end with it.
      </p>
      <SetUpForm />
    </AuthFrame>
  );
}
