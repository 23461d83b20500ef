import { Banner } from "@/components/feedback/banner";
import { Stamp } from "@/components/feedback/stamp";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import type { HandTaskDetail } from "@/lib/hand-tasks/hand-task.queries";
import { takeHandTaskAction } from "../actions";
import { CloseTaskForm } from "./close-task-form";
import { HandSteps } from "./hand-steps";

export type HandTaskPanelProps = { task: HandTaskDetail; actorId: string; mayClose: boolean };

function Outcome({ task }: { task: HandTaskDetail }) {
  if (!task.closedAt) return null;
  const words =
    task.result === "cannot" ? "Can’t be done" : task.result === "superseded" ? "Not needed any more" : "Done by hand";
  return (
    <div className="mt-4 grid gap-2">
      <Stamp
        kind={task.status === "verified" ? "observed" : task.result === "done" ? "by_hand" : "decided"}
        words={`${words}, ${task.closedBy ?? "unknown"}`}
        at={task.closedAt}
        boxed
      />
      {task.note ? <p className="note note--rule">{task.note}</p> : null}
      {task.proofNote ? <p className="small muted">{task.proofNote}</p> : null}
    </div>
  );
}

/** A hand task: why a person, where, the steps with the vendor's own labels, what to check, and how it was closed. */
export function HandTaskPanel({ task, actorId, mayClose }: HandTaskPanelProps) {
  const takenBy =
    task.assigneeId === actorId
      ? "taken by you"
      : task.assigneeName
        ? `taken by ${task.assigneeName}`
        : "nobody has it yet";
  return (
    <Section title={`Hand task: ${task.sentence.charAt(0).toLowerCase()}${task.sentence.slice(1)}`}>
      <p className="small">
        {task.steps.why} Open since <Time at={task.openedAt} />, {takenBy}.
      </p>
      {task.proofState === "not_so" && !task.closedAt ? (
        <div className="mt-3">
          <Banner tone="warning" title="It was said to be done, but the vendor still shows otherwise.">
            {task.proofNote}
          </Banner>
        </div>
      ) : null}
      {task.consoleUrl ? (
        <p className="small mt-2">
          <a href={task.consoleUrl} target="_blank" rel="noreferrer">
            Open the vendor’s console
          </a>
        </p>
      ) : null}
      <HandSteps steps={task.steps} taskId={task.id} />
      <Outcome task={task} />
      {!task.closedAt && mayClose ? (
        <div className="mt-4 grid gap-4">
          {task.tokenToEnter ? (
            <Banner
              title="The token’s text is entered on its own page, and sealed there."
              action={
                <LinkButton size="sm" href={`/tokens/${task.tokenToEnter}`}>
                  Enter the text
                </LinkButton>
              }
            >
              Come back afterwards to say that it is done.
            </Banner>
          ) : null}
          <CloseTaskForm taskId={task.id} />
          {task.assigneeId === actorId ? null : (
            <ActionButton action={takeHandTaskAction} input={{ taskId: task.id }} look="quiet" doneWords="Taken">
              Take this task
            </ActionButton>
          )}
        </div>
      ) : null}
    </Section>
  );
}
