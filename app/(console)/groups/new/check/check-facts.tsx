import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { PlainState } from "@/components/ui/chip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type NewGroupState, type NewGroupStep, unreadyWords } from "@/lib/groups/new-group.rules";
import { stepHref } from "../read-wizard";

function Change({ step, what }: { step: NewGroupStep; what: string }) {
  return (
    <Link href={`${stepHref(step)}?then=check`} prefetch={false}>
      Change<VisuallyHidden> {what}</VisuallyHidden>
    </Link>
  );
}

const Warning = ({ children }: { children: ReactNode }) => (
  <span className="[&_.plain]:whitespace-normal">
    <PlainState tone="warn" icon="triangle-alert">
      {children}
    </PlainState>
  </span>
);

function Members({ state: { members, leftOut } }: { state: NewGroupState }) {
  const unready = unreadyWords(members);
  return (
    <>
      {members.length === 0
        ? "Nobody yet"
        : `${members.length.toLocaleString("en-GB")} ${members.length === 1 ? "user" : "users"}`}
      . {unready ? <Warning>{unready}</Warning> : null}{" "}
      {leftOut.members > 0 ? <Warning>{leftOut.members} left out, whose account has ended meanwhile</Warning> : null}
    </>
  );
}

function Connectors({ state: { connectors, leftOut } }: { state: NewGroupState }) {
  if (connectors.length === 0 && leftOut.connectors === 0) return "None";
  return (
    <ul>
      {connectors.map(({ id, name, blockedSince, group }) => (
        <li key={id}>
          {name}
          {blockedSince ? (
            <>
              , blocked since <Time at={blockedSince} as="day" />
            </>
          ) : null}
          {group ? `, leaves ${group.isEverybody ? "Everybody" : group.code}` : null}
        </li>
      ))}
      {leftOut.connectors > 0 ? <li>{leftOut.connectors} left out, retired meanwhile</li> : null}
    </ul>
  );
}

/** What was filled in, with a way back to each part of it that returns here. */
export function CheckFacts({ state }: { state: NewGroupState }) {
  const { code, description } = state.draft;
  return (
    <DescriptionList
      ruled
      items={[
        {
          term: "Group",
          value: (
            <>
              <strong>{description}</strong> <span className="code muted nowrap ms-2">{code}</span>
            </>
          ),
          action: <Change step="basics" what="group" />,
        },
        {
          term: "Systems",
          value: state.systems.map(({ name }) => name).join(", "),
          action: <Change step="basics" what="systems" />,
        },
        { term: "Members", value: <Members state={state} />, action: <Change step="members" what="members" /> },
        {
          term: "Connectors",
          value: <Connectors state={state} />,
          action: <Change step="connectors" what="connectors" />,
        },
      ]}
    />
  );
}
