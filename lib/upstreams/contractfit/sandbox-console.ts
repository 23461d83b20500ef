import { consoleAnswer } from "../sandbox/console";
import { type ConsoleAnswer, type ConsoleRequest, html } from "../sandbox/html";
import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import { keyPages } from "./sandbox-console-keys";
import { rolePages } from "./sandbox-console-roles";
import { userPages } from "./sandbox-console-users";
import type { ContractfitStore } from "./sandbox-state";

/** The vendor console, where a person (or a test) changes what no program did. Its screens and labels are assumed: the manual shows none. */
export function answerConsole(store: ContractfitStore, request: SandboxRequest): SandboxAnswer {
  return consoleAnswer(
    {
      vendor: "Contract.fit",
      place: `tenant ${store.state.tenant}`,
      menu: [
        { href: "/console/users", label: "Users" },
        { href: "/console/roles", label: "Roles" },
        { href: "/console/api-keys", label: "API-Keys" },
        { href: "/console/inboxes", label: "Inboxes" },
      ],
      route: (section, asked) => route(store, section, asked),
    },
    request,
  );
}

function route(store: ContractfitStore, section: string, asked: ConsoleRequest): ConsoleAnswer {
  if (section === "users") return userPages(store, asked);
  if (section === "roles") return rolePages(store, asked);
  if (section === "api-keys") return keyPages(store, asked);
  if (section === "inboxes") return inboxes(store);
  if (section !== "") return null;
  const { users, roles, keys, inboxes: all } = store.state;
  return {
    title: "Administration",
    body: html`<p>${users.length} users, ${roles.length} roles, ${keys.length} API-Keys, ${all.length} inboxes.</p>`,
  };
}

function inboxes({ state }: ContractfitStore): ConsoleAnswer {
  const project = (id: string): string => state.projects.find((one) => one.id === id)?.name ?? id;
  return {
    title: "Inboxes",
    body: html`<table><caption>${state.inboxes.length} inboxes</caption><thead><tr><th scope="col">Inbox</th><th scope="col">Project</th><th scope="col">Id</th><th scope="col">Documents</th></tr></thead><tbody>${state.inboxes.map(
      ({ id, name, project: of }) =>
        html`<tr><td>${name}</td><td>${project(of)}</td><td><code>${id}</code></td><td>${state.documents
          .filter((document) => document.inbox === id)
          .map((document) => html`<p>${document.name} <code>${document.id}</code></p>`)}</td></tr>`,
    )}</tbody></table>`,
  };
}
