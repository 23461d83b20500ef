import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { safeReturnPath } from "@/lib/auth/return-path.rules";
import { findActor } from "@/lib/auth/session";
import { isDemoOpen } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { listDemoOperators } from "@/lib/operators/operator.queries";
import styles from "../auth.module.css";
import { AuthFrame } from "../auth-frame";
import { DemoOperators } from "./demo-operators";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : null);
  const returnTo = safeReturnPath(text("from"));
  if (await findActor()) redirect(returnTo);
  const operators = (await isDemoOpen()) ? await listDemoOperators() : [];
  return (
    <AuthFrame
      isDemo={env().GATEHOUSE_DEMO}
      aside={operators.length > 0 ? <Demo {...{ operators, returnTo }} /> : null}
    >
      <h1 id="page-title">Sign in</h1>
      <p className={`muted small ${styles.lead}`}>Who can use which integration, and why.</p>
      {text("ready") ? (
        <div className={styles.note}>
          <Banner title="You are the owner now.">Sign in with the password that you chose.</Banner>
        </div>
      ) : null}
      <SignInForm returnTo={returnTo} refused={text("error")} />
      <details className={`small ${styles.after}`}>
        <summary>I can’t sign in</summary>
        <p className="muted">
          Ask an owner to make you a new password under Operators. Where no owner can sign in either, whoever runs this
          installation makes one in its shell with <code>npm run operator</code>.
        </p>
      </details>
    </AuthFrame>
  );
}

function Demo({ operators, returnTo }: Parameters<typeof DemoOperators>[0]) {
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className={styles.title}>
        Demo operators
      </h2>
      <p className={`muted small ${styles.aside}`}>
        One click signs you in with that role. The data is invented, and every vendor is a sandbox.
      </p>
      <DemoOperators operators={operators} returnTo={returnTo} />
      <p className={`cap subtle ${styles.after}`}>Demo sign-in is off as soon as an owner has been made.</p>
    </section>
  );
}
