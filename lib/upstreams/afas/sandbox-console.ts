import { consoleAnswer } from "../sandbox/console";
import { type ConsoleAnswer, type ConsoleRequest, html } from "../sandbox/html";
import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import { connectorPages } from "./sandbox-console-connectors";
import { groupPages } from "./sandbox-console-groups";
import { userPages } from "./sandbox-console-users";
import type { SandboxState, Store } from "./sandbox-state";

const MENU = [
  { href: "/console/app-connectors", label: "App connector" },
  { href: "/console/groups", label: "Group maintenance" },
  { href: "/console/users", label: "User maintenance" },
  { href: "/console/mailbox", label: "Mailbox" },
];

/** The vendor console of AFAS. */
export function answerConsole(store: Store, request: SandboxRequest): SandboxAnswer {
  const place = `environment ${store.state.environment}`;
  const design = { vendor: "AFAS Profit", place, menu: MENU, route: route.bind(null, store) };
  return consoleAnswer(design, request);
}

function route(store: Store, section: string, asked: ConsoleRequest): ConsoleAnswer {
  if (section === "app-connectors") return connectorPages(store, asked);
  if (section === "groups") return groupPages(store, asked);
  if (section === "users") return userPages(store, asked);
  if (section === "mailbox") return mailbox(store, asked.query.get("userId") ?? "");
  if (section !== "") return null;
  const { users, groups, connectors, tokens } = store.state;
  return {
    title: "General / Management",
    body: html`<p>${connectors.length} app connectors, ${tokens.length} user tokens, ${groups.length} groups, ${users.length} users.</p>`,
  };
}

function mailbox(store: Store, userId: string): ConsoleAnswer {
  const mails = mailsOf(store.state, userId);
  return {
    title: "Mailbox",
    body: html`<p>Mails that AFAS would have sent. Nothing leaves this machine.</p>
<form method="get"><label>User code or e-mail <input type="text" name="userId" value="${userId}"></label><button>Show</button></form>
<table><caption>${mails.length} mails, newest first</caption><thead><tr><th scope="col">To</th><th scope="col">User</th><th scope="col">Subject</th><th scope="col">One-time password</th><th scope="col">Sent</th></tr></thead>
<tbody>${mails.map((m) => html`<tr><td>${m.to}</td><td>${m.userCode}</td><td>${m.subject}</td><td><code>${m.otp}</code></td><td>${m.sentAt}</td></tr>`)}</tbody></table>`,
  };
}

/** Mails to a user (by code or address), newest first; all of them for an empty id. */
export function mailsOf(state: SandboxState, userId: string) {
  const wanted = userId.toLowerCase();
  const isHis = (value: string): boolean => value.toLowerCase() === wanted;
  return state.mailbox.filter((m) => wanted === "" || isHis(m.userCode) || isHis(m.to)).reverse();
}
