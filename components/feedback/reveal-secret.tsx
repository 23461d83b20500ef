"use client";

import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckOption } from "@/components/ui/check";
import { LiveRegion } from "./live-region";

export type RevealSecretProps = {
  /** The value as it came in the one answer; never put it into a page prop, an address or a cache. */
  secret: string;
  label: string;
  /** Its form and how to send it. */
  help?: ReactNode;
  fileName: string;
  /** The facts about it, between the value and the tick. */
  children?: ReactNode;
  /** What the person may do instead: revoke and start over. */
  startOver?: ReactNode;
  onStored: () => void;
};

const HIDDEN = 27;

/** A secret as the page shows it before it is asked for: the first and the last four. */
export function masked(secret: string): string {
  return secret.length < 16 ? "•".repeat(HIDDEN) : `${secret.slice(0, 4)}${"•".repeat(HIDDEN)}${secret.slice(-4)}`;
}

function download(secret: string, fileName: string) {
  const url = URL.createObjectURL(new Blob([secret], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** The one-time page of a secret: masked at first, copied or downloaded here only, and left only after saying that it is stored. */
export function RevealSecret({ secret, label, help, fileName, children, startOver, onStored }: RevealSecretProps) {
  const labelId = useId();
  const [shown, setShown] = useState(false);
  const [stored, setStored] = useState(false);
  const [says, setSays] = useState("");
  useEffect(() => {
    if (stored) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [stored]);
  const copy = () => {
    navigator.clipboard.writeText(secret).then(
      () => setSays("Copied"),
      () => setSays("The browser did not allow copying. Use Show and copy it by hand."),
    );
  };
  return (
    <div className="grid max-w-[720px] gap-6">
      <div className="field noprint">
        <span className="label" id={labelId}>
          {label}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend where the label already stands */}
        <div className="secret" role="group" aria-labelledby={labelId}>
          <code>{shown ? secret : masked(secret)}</code>
          <Button icon={shown ? "eye-off" : "eye"} onClick={() => setShown(!shown)} aria-pressed={shown}>
            {shown ? "Hide" : "Show"}
          </Button>
          <Button look="primary" icon="copy" onClick={copy}>
            {says === "Copied" ? "Copied" : "Copy"}
          </Button>
          <Button icon="download" onClick={() => download(secret, fileName)}>
            Download .txt
          </Button>
        </div>
        {help ? <span className="help">{help}</span> : null}
        <LiveRegion>{says}</LiveRegion>
      </div>
      {children}
      <div>
        <CheckOption checked={stored} onChange={(event) => setStored(event.target.checked)}>
          I stored it where it belongs
        </CheckOption>
        <div className="row mt-4">
          <Button
            look="primary"
            onClick={() => (stored ? onStored() : setSays("Tick that you stored it, then continue."))}
          >
            Continue
          </Button>
          {startOver}
        </div>
        {says && says !== "Copied" ? <p className="small text-danger mt-3">{says}</p> : null}
        <p className="cap muted mt-3">
          This page is left out of the browser’s cache and of print. If you close it without storing the value, revoke
          it and start over.
        </p>
      </div>
    </div>
  );
}
