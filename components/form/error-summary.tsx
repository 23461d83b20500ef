"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { Link } from "@/components/ui/link";
import type { Failure } from "./command";
import { fieldId } from "./form-context";

export type ErrorSummaryProps = { failure: Failure; formId?: string };

function goTo(event: MouseEvent, id: string) {
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  control.focus();
}

/** What stopped the form, first thing in it: takes the focus, links to each field, says what to do next. */
export function ErrorSummary({ failure, formId = "form" }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new failure is to be read out, also the same one again
  useEffect(() => box.current?.focus(), [failure]);
  const fields = Object.entries(failure.fields ?? {});
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <p className="strong">{failure.message}</p>
      {failure.next ? <p>{failure.next}</p> : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(([path, says]) => (
            <li key={path}>
              <a href={`#${fieldId(formId, path)}`} onClick={(event) => goTo(event, fieldId(formId, path))}>
                {says}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {failure.code === "unauthenticated" ? (
        <p>
          <Link href="/sign-in" target="_blank">
            Sign in in a new tab
          </Link>
        </p>
      ) : null}
      {failure.code === "internal" && failure.requestId ? (
        <p className="muted">
          Incident <span className="mono">{failure.requestId}</span>
        </p>
      ) : null}
    </div>
  );
}
