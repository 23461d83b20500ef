"use client";

import { type FormEvent, useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import styles from "../auth.module.css";
import { refusalOf } from "./refusal";

const ADDRESS = "/api/auth/callback/password";

/** E-mail and password. Without JavaScript the browser sends the form itself; with it, what was typed stays when it is refused. */
export function SignInForm({ returnTo, refused }: { returnTo: string; refused: string | null }) {
  const [problem, setProblem] = useState(refused ? refusalOf(refused) : null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const path = await send(new FormData(event.currentTarget));
    const error = new URL(path, window.location.origin).searchParams.get("error");
    if (error === null) return window.location.assign(path);
    setProblem(refusalOf(error));
    setBusy(false);
  }

  return (
    <form className={`form ${styles.form}`} method="post" action={ADDRESS} onSubmit={submit}>
      {problem ? (
        <Banner tone="danger" title={problem.title} live="alert">
          {problem.next}
        </Banner>
      ) : null}
      <input type="hidden" name="callbackUrl" value={returnTo} />
      <div className="field">
        <label htmlFor="email">E-mail</label>
        <Input big id="email" name="email" type="email" autoComplete="username" required />
      </div>
      <div className="field">
        <label htmlFor="password">Password</label>
        <Input big id="password" name="password" type="password" autoComplete="current-password" required />
      </div>
      <Button type="submit" look="primary" size="lg" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}

async function send(form: FormData): Promise<string> {
  try {
    const response = await fetch(ADDRESS, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams([...form].map(([name, value]) => [name, String(value)])),
    });
    const { url } = (await response.json()) as { url: string };
    return url;
  } catch {
    return "/sign-in?error=unavailable";
  }
}
