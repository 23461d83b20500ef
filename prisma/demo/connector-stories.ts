import { newId } from "@/lib/core/ids";
import { type Company, groupOf } from "./company";
import type { History } from "./history";
import { connectorRefOf, connectorSubject, groupRefOf, groupSubject } from "./refs";
import { before, connectorOf, DAY, HOUR, type StoryFacts } from "./story";

/** The expenses app was moved to another group here; a person has yet to do it in AFAS. */
export function expensesMoves(company: Company, history: History): StoryFacts["linkChanges"][number] {
  const at = before(company, 4 * DAY + 3 * HOUR);
  const connector = connectorOf(company, "Expenses app");
  const [from, to] = [groupOf(company, "SALES-NL"), groupOf(company, "EXPENSES")];
  const changeId = newId("change", at.getTime());
  history.add({
    id: changeId,
    at,
    actor: company.operators.admin,
    operation: "connector.link",
    sentence: `Link ${connector.name} to group ${to.code}`,
    ticket: "CHG-118",
    audit: [
      {
        code: "connector.linked",
        subject: connectorSubject(connector),
        related: { group: groupSubject(to) },
        before: { group: from.code },
        after: { group: to.code },
      },
    ],
    deliveries: [
      {
        effect: { type: "connector.link.v1", connector: connectorRefOf(connector), group: groupRefOf(to) },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand",
        seconds: 0,
        note: "",
        assignee: company.operators.admin,
      },
    ],
  });
  return { connector, fromGroupId: from.id, toGroupId: to.id, at, changeId };
}

/** A connector in preparation: made here, blocked as every new one, not yet made in AFAS. */
export function partnerPortal(company: Company, history: History): StoryFacts["blocks"][number] {
  const at = before(company, 3 * DAY + 5 * HOUR);
  const connector = connectorOf(company, "Partner portal");
  const group = groupOf(company, "PARTNER-PORTAL");
  const changeId = newId("change", at.getTime());
  const endpoints = [
    ...connector.get.map((name) => ({ kind: "get" as const, name })),
    ...(connector.update ?? []).map((name) => ({ kind: "update" as const, name })),
  ];
  history.add({
    id: changeId,
    at,
    actor: company.operators.owner,
    operation: "connector.create",
    sentence: `Create app connector ${connector.name}`,
    audit: [
      {
        code: "connector.created",
        subject: connectorSubject(connector),
        after: { purpose: connector.purpose, owner: connector.owner },
      },
    ],
    deliveries: [
      {
        effect: {
          type: "connector.create.v1",
          connector: connectorRefOf(connector),
          group: groupRefOf(group),
          endpoints,
        },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand",
        seconds: 0,
        note: "",
      },
    ],
  });
  return { kind: "connector", subjectId: connector.id, reason: "A new connector starts blocked", at, changeId };
}

/** A connector that was blocked in a hurry, and by hand in AFAS eight minutes later. */
export function fleetDesk(company: Company, history: History): StoryFacts["blocks"][number] {
  const at = before(company, 3 * DAY + HOUR);
  const connector = connectorOf(company, "Fleet desk");
  const changeId = newId("change", at.getTime());
  history.add({
    id: changeId,
    at,
    actor: company.operators.support,
    operation: "connector.block",
    sentence: `Block ${connector.name}`,
    reason: "Suspected misuse",
    ticket: "INC-2260",
    audit: [{ code: "connector.blocked", subject: connectorSubject(connector), after: { blocked: true } }],
    deliveries: [
      {
        effect: { type: "connector.block.v1", connector: connectorRefOf(connector) },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand_done",
        seconds: 480,
        note: "Blocked is ticked on the tab General.",
        assignee: company.operators.admin,
      },
    ],
  });
  return { kind: "connector", subjectId: connector.id, reason: "Suspected misuse", at, changeId };
}
