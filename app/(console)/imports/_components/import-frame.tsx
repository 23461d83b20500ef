import type { ReactNode } from "react";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { type Step, Steps } from "@/components/layout/steps";
import { KIND_WORDS, lackingColumns, toCarryOut } from "@/lib/imports/import.rules";
import type { ImportKind } from "@/lib/imports/import.schema";
import type { ImportView } from "@/lib/imports/import-views.rules";

export type ImportStep = "file" | "columns" | "check" | "apply" | "result";

const HOMES: Readonly<Record<ImportKind, { href: string; label: string }>> = {
  users: { href: "/users", label: "Users" },
  memberships: { href: "/groups", label: "Groups" },
  endpoints: { href: "/connectors", label: "App connectors" },
  mappings: { href: "/mappings", label: "Mappings" },
};

const rowsOf = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}`;

function stepsOf(now: ImportStep, view: ImportView | null): Step[] {
  const isOpen = view?.state === "uploaded";
  const isReady = view !== null && lackingColumns(view.kind, view.chosen) === null;
  const hrefOf = (step: string) =>
    isOpen && (step === "columns" || isReady) ? { href: `/imports/${view.id}/${step}` } : {};
  const counts = view?.counts;
  const stateOf = (step: ImportStep, isDone: boolean) => (step === now ? "now" : isDone ? "done" : "later");
  return [
    {
      key: "file",
      label: "File",
      status: view ? rowsOf(view.rows) : "Choose one",
      state: stateOf("file", view !== null),
      ...(view ? { href: `/imports/new?kind=${view.kind}` } : {}),
    },
    {
      key: "columns",
      label: "Columns",
      status: view ? `${Object.keys(view.chosen).length} of ${view.columns.length} used` : "Not yet",
      state: stateOf("columns", isReady),
      ...hrefOf("columns"),
    },
    {
      key: "check",
      label: "Check",
      status: counts ? `${toCarryOut(counts).toLocaleString("en-GB")} to do` : "Not yet",
      state: stateOf("check", Boolean(counts) && now !== "columns"),
      ...hrefOf("check"),
    },
    {
      key: "apply",
      label: "Import",
      status: view && !isOpen ? "Asked" : "Nothing is changed yet",
      state: stateOf("apply", view !== null && !isOpen),
      ...(counts && toCarryOut(counts) > 0 ? hrefOf("apply") : {}),
    },
    {
      key: "result",
      label: "Result",
      status: view && !isOpen ? `${view.done.toLocaleString("en-GB")} done` : "Not yet",
      state: stateOf("result", view?.state === "done"),
    },
  ];
}

export type ImportFrameProps = { step: ImportStep; kind: ImportKind; view: ImportView | null; children: ReactNode };

/** Around each step: which file it is, who brought it and when, and the steps at the left. */
export function ImportFrame({ step, kind, view, children }: ImportFrameProps) {
  const { one, title } = KIND_WORDS[kind];
  return (
    <>
      <PageHeader
        crumbs={[HOMES[kind]]}
        title={`Import ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
        facts={
          view
            ? [
                <bdi key="file">{view.fileName}</bdi>,
                <span key="by">
                  {view.askedBy}, <Time at={view.createdAt} /> UTC
                </span>,
                "Kept for 30 days",
              ]
            : [`One row a ${one}, in any order of columns`]
        }
        ruled
      />
      <Content>
        <div className="wizard">
          <Steps steps={stepsOf(step, view)} />
          <div className="grid min-w-0 content-start gap-5 pb-6">{children}</div>
        </div>
      </Content>
    </>
  );
}
