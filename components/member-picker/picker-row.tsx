"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { Time } from "@/components/feedback/time";
import { Check } from "@/components/ui/check";
import { PlainState, type PlainTone } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-set";
import { None } from "@/components/ui/visually-hidden";
import type { PickerRow as Row } from "./picker.types";

const READY_ICONS: Readonly<Record<PlainTone, IconName>> = {
  none: "check",
  ok: "check",
  warn: "triangle-alert",
  bad: "circle-x",
  pend: "circle-help",
};

export type Wish = "in" | "out" | "add" | "remove" | "rule";
const SAYS: Readonly<Record<Wish, string>> = {
  in: "in the group",
  out: "not in the group",
  add: "will be added",
  remove: "will be removed",
  rule: "in the group by rule",
};

/** What a row is and will be. */
export function wishOf(row: Row, wished: boolean): Wish {
  if (row.rule) return "rule";
  if (row.isMember) return wished ? "in" : "remove";
  return wished ? "add" : "out";
}

function Membership({ row, wish }: { row: Row; wish: Wish }) {
  if (wish === "rule") return <span className="muted">{row.rule}</span>;
  if (wish === "add" || wish === "remove") {
    return (
      <PlainState tone={wish === "add" ? "ok" : "bad"}>
        <b className="strong">{SAYS[wish]}</b>
      </PlainState>
    );
  }
  if (wish === "out") return <span className="subtle">Not in the group</span>;
  return (
    <>
      In since <span className="muted num">{row.since ? <Time at={row.since} as="day" /> : "unknown"}</span>
    </>
  );
}

export type PickerRowProps = {
  row: Row;
  wished: boolean;
  readOnly: boolean;
  onTick: (row: Row, wished: boolean, isRange: boolean) => void;
};

/** One person: the tick is the wish, and icon, tint and words say what will become of it. */
export function PickerRow({ row, wished, readOnly, onTick }: PickerRowProps) {
  const wish = wishOf(row, wished);
  const tone = wish === "add" ? "add" : wish === "remove" ? "del" : undefined;
  const look = tone ?? "plain";
  const onClick = (event: MouseEvent<HTMLInputElement>) => onTick(row, !wished, event.shiftKey);
  const name = <span className={wish === "remove" ? "strike" : undefined}>{row.name}</span>;
  return (
    <tr className={tone} data-row-id={row.id}>
      <td className="c-check">
        {wish === "rule" || readOnly ? (
          <span className="check" title={SAYS[wish]}>
            <Icon name={wish === "out" ? "minus" : wish === "rule" ? "lock" : "check"} />
            <span className="vh">{SAYS[wish]}</span>
          </span>
        ) : (
          <Check look={look} checked={wished} aria-label={`${row.name}: ${SAYS[wish]}`} onClick={onClick} readOnly />
        )}
      </td>
      <th scope="row">
        {row.href ? (
          <Link href={row.href} prefetch={false} data-row-link="">
            {name}
          </Link>
        ) : (
          <span className="med">{name}</span>
        )}
      </th>
      <td>{row.code ? <span className="code muted">{row.code}</span> : <None />}</td>
      <td className="hide-md">{row.email ? <span className="muted">{row.email}</span> : <None />}</td>
      <td className="hide-md">{row.department ?? <None />}</td>
      <td>
        {wish === "remove" && row.losing ? (
          <span className="muted">{row.losing}</span>
        ) : (
          <PlainState tone={row.ready.tone} icon={READY_ICONS[row.ready.tone]}>
            {row.ready.words}
          </PlainState>
        )}
      </td>
      <td className="nowrap">
        <Membership row={row} wish={wish} />
      </td>
    </tr>
  );
}
