"use client";

import { type ComponentProps, useActionState, useEffect, useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { FieldError } from "@/components/form/field-error";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { setUpAction } from "../actions";

/** Makes the first owner; the code is taken from behind the `#` of the printed link, where no server ever sees it. */
export function SetUpForm() {
  const [state, send, isBusy] = useActionState(setUpAction, null);
  // Held here and not by the browser: a form is emptied when it was answered, and the code stands nowhere else any more.
  const [code, setCode] = useState("");

  useEffect(() => {
    const fromLink = window.location.hash.slice(1);
    if (!fromLink) return;
    setCode(fromLink);
    window.history.replaceState(null, "", window.location.pathname);
  }, []);

  return (
    <form className="form" action={send}>
      {state ? (
        <Banner tone="danger" title={state.message} live="alert">
          {null}
        </Banner>
      ) : null}
      <Row
        label="Set-up code"
        error={state?.fields.code}
        name="code"
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        required
      />
      <Row
        label="Name"
        error={state?.fields.name}
        name="name"
        autoComplete="name"
        defaultValue={state?.name}
        required
      />
      <Row
        label="E-mail"
        error={state?.fields.email}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state?.email}
        required
      />
      <Row
        label="Password, 12 characters or more"
        error={state?.fields.password}
        name="password"
        type="password"
        autoComplete="new-password"
        required
      />
      <Button type="submit" look="primary" size="lg" busy={isBusy}>
        Make me the owner
      </Button>
    </form>
  );
}

type RowProps = ComponentProps<typeof Input> & { label: string; name: string; error: string | undefined };

function Row({ label, error, ...input }: RowProps) {
  const id = `set-up-${input.name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input big id={id} {...input} {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})} />
      <FieldError id={id} error={error} />
    </div>
  );
}
