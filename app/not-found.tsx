import { LinkButton } from "@/components/ui/button";

export const metadata = { title: "Not found" };

/** The same page for what doesn't exist and for what this person may not see. */
export default function NotFound() {
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
