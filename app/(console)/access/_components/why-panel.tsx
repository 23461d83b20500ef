import type { ReactNode } from "react";
import { LightsList } from "@/components/feedback/lights-list";
import { Stamp } from "@/components/feedback/stamp";
import { Time } from "@/components/feedback/time";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Explanation } from "@/lib/access/access.queries";
import type { Source } from "@/lib/access/source.rules";
import { LIGHT_NAMES, type Light, type NextStep } from "@/lib/access/verdict.rules";

function hrefOf(next: NextStep, { account, connector, user }: Explanation): string {
  switch (next.code) {
    case "issue_token":
      return `/tokens/new?connector=${connector.id}${account ? `&account=${account.id}` : ""}`;
    case "open_token":
      return `/tokens/${next.subjectId}`;
    case "add_to_group":
      return `/groups/${next.subjectId}/users?q=${encodeURIComponent(user.name)}&view=all`;
    case "unblock_group":
      return `/groups/${next.subjectId}`;
    case "link_group":
    case "unblock_connector":
      return `/connectors/${next.subjectId}`;
    case "reopen_system":
    case "read_again":
      return `/systems/${next.subjectId}`;
    case "open_user":
    case "unblock_user":
    case "unblock_account":
      return `/users/${user.id}`;
  }
}

function SourceStamp({ source }: { source: Source }) {
  const words =
    source.kind === "by_hand" && source.by
      ? `By hand, ${source.by}`
      : source.kind === "decided" && source.note === null
        ? "Decided here"
        : undefined;
  return (
    <Stamp
      boxed
      kind={source.kind}
      at={source.at}
      {...(words ? { words } : {})}
      {...(source.note && source.kind !== "decided" ? { note: source.note } : {})}
    />
  );
}

const rowOf = (light: Light, explanation: Explanation) => ({
  light: light.name,
  state: light.state,
  say: light.sentence,
  meta: <SourceStamp source={light.source} />,
  next:
    light.next && light.state !== "yes" ? (
      <LinkButton size="sm" href={hrefOf(light.next, explanation)}>
        {light.next.label}
      </LinkButton>
    ) : null,
});

/** The verdict read aloud, its five lights with reason, source and next step, what the vendor asks, and the second line. */
export function WhyBody({ explanation, foot }: { explanation: Explanation; foot?: ReactNode }) {
  const { verdict, prerequisites, secondLine, filters, at } = explanation;
  return (
    <>
      <p className="verdict strong">{verdict.sentence}</p>
      <p className="cap muted mt-2">
        As of <Time at={at} /> UTC
      </p>
      <div className="mt-4">
        <LightsList rows={LIGHT_NAMES.map((name) => rowOf(verdict.lights[name], explanation))} />
      </div>
      {prerequisites ? (
        <section className="sub" aria-labelledby="prerequisites">
          <h3 id="prerequisites" className="h4">
            Prerequisites of {explanation.system.vendorName}
          </h3>
          <ul className="rows border-line border-t">
            {prerequisites.map((row) => (
              <li key={row.label}>
                <span className="grow">{row.label}</span>
                <span className={`plain plain--${row.isMet ? "ok" : row.isWarning ? "warn" : "bad"}`}>
                  <Icon name={row.isMet ? "check" : row.isWarning ? "triangle-alert" : "circle-x"} />
                  {row.isMet ? "Yes" : "No"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sub" aria-labelledby="second-line">
        <h3 id="second-line" className="h4">
          Then the second line
        </h3>
        <p className="small muted">{secondLine}</p>
        {filters.map((says) => (
          <p className="small note--rule mt-2" key={says}>
            {says}
          </p>
        ))}
      </section>
      {foot}
    </>
  );
}

/** The verdict as text, to be put into a ticket. */
export function verdictText(explanation: Explanation): string {
  const { verdict, at } = explanation;
  const lights = LIGHT_NAMES.map(
    (name) => `- ${name}: ${verdict.lights[name].state}. ${verdict.lights[name].sentence}`,
  );
  return [verdict.sentence, `As of ${at.toISOString()}`, ...lights, explanation.secondLine].join("\n");
}
