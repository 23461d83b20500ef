import { consoleAnswer } from "../sandbox/console";
import { type ConsoleAnswer, type ConsoleRequest, html } from "../sandbox/html";
import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import { contentPages, spacePages } from "./sandbox-console-content";
import { datasetPages } from "./sandbox-console-datasets";
import { groupPages } from "./sandbox-console-groups";
import { tokenPages } from "./sandbox-console-tokens";
import { userPages } from "./sandbox-console-users";
import { ROLES } from "./sandbox-seed";
import type { Store } from "./sandbox-state";

const MENU = [
  { href: "/console/users", label: "Users" },
  { href: "/console/groups", label: "Groups" },
  { href: "/console/roles", label: "Roles" },
  { href: "/console/tokens", label: "Authentication tokens" },
  { href: "/console/content", label: "Content lists" },
  { href: "/console/spaces", label: "Shared Spaces" },
  { href: "/console/datasets", label: "Datasets" },
  { href: "/console/mailbox", label: "Mailbox" },
] as const;

/** Biuwer's own screens as a person uses them, with the labels that the documentation gives and the hand steps name. */
export function answerBiuwerConsole(store: Store, request: SandboxRequest): SandboxAnswer {
  const route = (section: string, asked: ConsoleRequest): ConsoleAnswer => {
    switch (section) {
      case "users":
        return userPages(store, asked);
      case "groups":
        return groupPages(store, asked);
      case "tokens":
        return tokenPages(store, asked);
      case "content":
        return contentPages(store, asked);
      case "spaces":
        return spacePages(store, asked);
      case "datasets":
        return datasetPages(store, asked);
      case "roles":
        return { title: "Roles", body: html`<ul>${ROLES.map((role) => html`<li>${role}</li>`)}</ul>` };
      case "mailbox":
        return mailbox(store, asked.query.get("to") ?? "");
      default:
        return section === "" ? home(store) : null;
    }
  };
  const place = `instance ${store.state.instance}`;
  return consoleAnswer({ vendor: "Biuwer", place, menu: MENU, route }, request);
}

function home({ state }: Store): ConsoleAnswer {
  const { organization, users, groups, tokens, content } = state;
  return {
    title: "Administration",
    body: html`<p>Organization ${organization}: ${users.length} users, ${groups.length} groups, ${tokens.length} authentication tokens, ${content.length} collections, pages and cards.</p>
<p><strong>The admin API of this sandbox is a contract assumed, not verified against the vendor.</strong> These screens and the share page follow the documentation; what that leaves open is said where it matters.</p>`,
  };
}

function mailbox({ state }: Store, to: string): ConsoleAnswer {
  const mails = state.mailbox.filter((m) => to === "" || m.to.toLowerCase() === to.toLowerCase()).reverse();
  return {
    title: "Mailbox",
    body: html`<p>Mails that Biuwer would have sent. Nothing leaves this machine.</p>
<form method="get"><label>E-mail <input type="text" name="to" value="${to}"></label><button>Show</button></form>
<table><caption>${mails.length} mails, newest first</caption><thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Text</th><th scope="col">Sent</th></tr></thead>
<tbody>${mails.map((m) => html`<tr><td>${m.to}</td><td>${m.subject}</td><td>${m.text}</td><td>${m.sentAt}</td></tr>`)}</tbody></table>`,
  };
}
