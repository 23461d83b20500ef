"use client";

import { useState } from "react";
import { LiveRegion } from "@/components/feedback/live-region";
import { Button } from "@/components/ui/button";

/** Copies an explanation, to be put into a ticket; says so when it is done. */
export function CopyText({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon="copy"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => setCopied(true));
        }}
      >
        {copied ? "Copied" : "Copy as text"}
      </Button>
      <LiveRegion>{copied ? "Copied" : ""}</LiveRegion>
    </>
  );
}
