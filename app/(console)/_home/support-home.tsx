import { Content } from "@/components/layout/content";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { findPeople } from "@/lib/home/find-people.queries";
import { findTokens } from "@/lib/tokens/token.queries";
import { FoundPeople } from "./found-people";
import { FoundTokens } from "./found-tokens";
import { MyRevocations } from "./my-revocations";

/** One big search box, what it found, and what this person has under way. A form by GET, so it works before any script. */
export async function SupportHome({ actor, q, path }: { actor: OperatorActor; q: string; path: string }) {
  const wanted = q.trim().slice(0, 200);
  const [people, tokens] = wanted
    ? await Promise.all([findPeople(actor, wanted), findTokens(actor, wanted)])
    : [[], []];
  return (
    <Content>
      <form action={path} method="get">
        <label className="h4 block mb-2" htmlFor="find">
          Find a person or a token
        </label>
        <div className="search search--xl">
          <Icon name="search" />
          <input
            className="input"
            id="find"
            name="q"
            type="search"
            defaultValue={wanted}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the search box is what this page is for
            autoFocus
          />
        </div>
        <p className="cap muted mt-2 narrow">
          Name, e-mail, user code or the last four of a token. A whole leaked token has a{" "}
          <Link href="/tokens/leaked">page of its own</Link>, so that it never stands in an address.
        </p>
      </form>
      {wanted ? <FoundPeople q={wanted} people={people} /> : null}
      {wanted ? <FoundTokens q={wanted} tokens={tokens} actor={actor} /> : null}
      <MyRevocations actor={actor} />
    </Content>
  );
}
