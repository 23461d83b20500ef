"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { LiveRegion } from "@/components/feedback/live-region";
import { type Failure, NO_ANSWER } from "@/components/form/command";
import { ErrorSummary } from "@/components/form/error-summary";
import { TextField } from "@/components/form/fields";
import { FormContext } from "@/components/form/form-context";
import { Button, LinkButton } from "@/components/ui/button";

type Answer = { ok: true; value: { importId: string; lacking: string | null } };
type Problem = { code: Failure["code"]; detail: string; next?: string; fields?: Record<string, string> };

const NO_FILE: Failure = {
  code: "invalid_input",
  message: "No file was chosen.",
  fields: { file: "Choose a file first" },
};

/** Sends a file as it lies on the disk; it is read on the server as it arrives, and nothing is changed by it. */
export function UploadForm({ kind, cancelHref }: { kind: string; cancelHref: string }) {
  const router = useRouter();
  const formId = useId();
  const underWay = useRef(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const send = async (file: File) => {
    const address = `/api/v1/imports/${kind}?name=${encodeURIComponent(file.name)}`;
    const response = await fetch(address, { method: "POST", headers: { "content-type": "text/csv" }, body: file });
    const answer: unknown = await response.json();
    if (!response.ok) {
      const { code, detail, next, fields } = answer as Problem;
      const message = fields?.file ? "Nothing was kept of the file." : detail;
      return setFailure({ code, message, ...(next ? { next } : {}), ...(fields ? { fields } : {}) });
    }
    const { importId, lacking } = (answer as Answer).value;
    router.push(`/imports/${importId}/${lacking ? "columns" : "check"}`);
  };
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (underWay.current) return;
    const chosen = new FormData(event.currentTarget).get("file");
    if (!(chosen instanceof File) || chosen.name === "") return setFailure({ ...NO_FILE });
    underWay.current = true;
    setPending(true);
    setFailure(null);
    await send(chosen).catch(() => setFailure({ ...NO_ANSWER, next: "Nothing was changed. Send the file again." }));
    setPending(false);
    underWay.current = false;
  };
  return (
    <FormContext value={{ formId, errors: failure?.fields ?? {} }}>
      <form className="form" noValidate onSubmit={onSubmit}>
        {failure ? <ErrorSummary failure={failure} formId={formId} /> : null}
        <TextField
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          label="File"
          help="CSV in UTF-8, separated by comma, semicolon or tab; up to 128 MB and 200,000 rows. The first row names the columns."
        />
        <div className="row row--wrap">
          <Button type="submit" look="primary" busy={isPending}>
            Check the file
          </Button>
          <LinkButton href={cancelHref}>Cancel</LinkButton>
          <LiveRegion>{isPending ? "Reading the file" : ""}</LiveRegion>
          {isPending ? <span className="small muted">Reading the file</span> : null}
        </div>
      </form>
    </FormContext>
  );
}
