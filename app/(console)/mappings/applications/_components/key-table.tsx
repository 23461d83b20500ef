import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ApplicationDetail, ApplicationKeyRow, KeyState } from "@/lib/applications/application-views.rules";
import { RevokeApplicationKey } from "./application-acts";

const LOOKS: Readonly<Record<KeyState, { tone: string; icon: "check" | "timer" | "ban"; words: string }>> = {
  working: { tone: "ok", icon: "check", words: "Works" },
  ending: { tone: "warn", icon: "timer", words: "Works, ends soon" },
  ended: { tone: "bad", icon: "timer", words: "Ended" },
  revoked: { tone: "bad", icon: "ban", words: "Revoked" },
};

const COLUMNS: readonly Column<ApplicationKeyRow>[] = [
  {
    key: "key",
    header: "Key",
    cell: (row) => (
      <span className="mono">
        {row.prefix}…{row.lastFour}
      </span>
    ),
  },
  {
    key: "state",
    header: "State",
    cell: (row) => {
      const { tone, icon, words } = LOOKS[row.state];
      return (
        <span className={`plain plain--${tone}`}>
          <Icon name={icon} />
          {words}
        </span>
      );
    },
  },
  {
    key: "created",
    header: "Made",
    cell: (row) => (
      <>
        <Time at={row.createdAt} as="day" />{" "}
        {row.replaces ? (
          <span className="muted">
            in place of <span className="mono">…{row.replaces}</span>
          </span>
        ) : null}
      </>
    ),
  },
  {
    key: "used",
    header: "Last used",
    align: "end",
    cell: (row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} /> : <span className="muted">never</span>),
  },
  {
    key: "ends",
    header: "Ends",
    align: "end",
    cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} /> : <span className="muted">no end</span>),
  },
];

type Props = { application: ApplicationDetail; mayRotate: boolean; mayRevoke: boolean };

/** The keys of a host application to Gatehouse, by their two ends, with what can be done about each. */
export function KeyTable({ application, mayRotate, mayRevoke }: Props) {
  const { id, name, keys } = application;
  const act: Column<ApplicationKeyRow> = {
    key: "act",
    header: "Act",
    align: "end",
    cell: (row) =>
      row.state === "working" || row.state === "ending" ? (
        <span className="-my-1 inline-flex gap-2">
          {mayRotate ? (
            <LinkButton size="sm" href={`/mappings/applications/${id}/keys/${row.id}/replace`}>
              Replace
            </LinkButton>
          ) : null}
          {mayRevoke ? <RevokeApplicationKey applicationKey={row} name={name} /> : null}
        </span>
      ) : null,
  };
  return (
    <PlainTable
      caption={`Keys of ${name}`}
      columns={mayRotate || mayRevoke ? [...COLUMNS, act] : COLUMNS}
      rows={keys}
      rowKey={(row) => row.id}
    />
  );
}
