import { LinkButton } from "@/components/ui/button";

/** The same words for what doesn't exist and for what this person may not see, so that neither gives the other away. */
export function NotAvailable() {
  return (
    <div className="page-problem">
      <h1>Not available to you</h1>
      <p className="small muted">
        There is nothing here that you can open. It may not exist, or your role may not see it.
      </p>
      <p className="row">
        <LinkButton href="/" look="primary">
          Go to Home
        </LinkButton>
      </p>
    </div>
  );
}
