import { consoleAnswer } from "../sandbox/console";
import { type ConsoleAnswer, type ConsoleRequest, html } from "../sandbox/html";
import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import { rolePages } from "./sandbox-console-roles";
import { serviceUserPages } from "./sandbox-console-users";
import type { Store } from "./sandbox-route";

const MENU = [
  { href: "/console/service-users", label: "Service Users" },
  { href: "/console/roles", label: "Roles" },
];

/** The vendor's console; BioT documents no page of it for service users and roles, so names and labels are assumed. */
export function answerConsole(store: Store, request: SandboxRequest): SandboxAnswer {
  const place = `environment ${store.state.environment}`;
  return consoleAnswer({ vendor: "BioT", place, menu: MENU, route: route.bind(null, store) }, request);
}

function route(store: Store, section: string, asked: ConsoleRequest): ConsoleAnswer {
  if (section === "service-users") return serviceUserPages(store, asked);
  if (section === "roles") return rolePages(store, asked);
  if (section !== "") return null;
  const { serviceUsers, roles, users } = store.state;
  return {
    title: "Service Users and Roles",
    body: html`<p>${serviceUsers.length} service users, ${roles.length} roles, ${users.length} people.</p>`,
  };
}
