import { randomBytes } from "node:crypto";
import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { FunctionalError } from "./sandbox-errors";
import type { SeedConnector } from "./sandbox-seed";
import { findConnector, findGroup, type Store, sameCode } from "./sandbox-state";
import { addToken } from "./sandbox-tokens";

const BASE = "/console/app-connectors";
const KINDS = [
  { kind: "get", tab: "GetConnectors", label: "GetConnector" },
  { kind: "update", tab: "UpdateConnectors", label: "UpdateConnector" },
  { kind: "special", tab: "Connectors", label: "Connector" },
] as const;
const refuse = (en: string): FunctionalError => new FunctionalError({ en, nl: en });

/** App connector: a list with New, and one page a connector with the vendor's tabs as headings. */
export function connectorPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const [name, act, more] = asked.rest;
  if (!name) return asked.method === "POST" ? create(store, asked.form) : list(store);
  const connector = findConnector(store.state, name);
  if (!connector) return null;
  const url = `${BASE}/${encodeURIComponent(connector.name)}`;
  if (asked.method !== "POST")
    return { title: `App connector ${connector.name}`, body: properties(store, connector, url) };
  if (act === "general") return saveGeneral(store, connector, asked.form, url);
  if (act === "connectors") return saveEndpoint(store, connector, asked.form, url);
  if (act === "tokens" && more === "delete") return removeToken(store, connector, asked.form, url);
  if (act === "tokens") return issueToken(store, connector, asked.form, url);
  return null;
}

function list(store: Store): ConsoleAnswer {
  const row = (c: SeedConnector): Html =>
    html`<tr><td><a href="${BASE}/${encodeURIComponent(c.name)}">${c.name}</a></td><td>${c.group}</td><td>${c.isBlocked ? "Blocked" : "Open"}</td></tr>`;
  return {
    title: "App connector",
    body: html`<table><thead><tr><th scope="col">Description</th><th scope="col">User group</th><th scope="col">Blocked</th></tr></thead><tbody>${store.state.connectors.map(row)}</tbody></table>
<h2>New</h2><form method="post" action="${BASE}"><label>Description <input type="text" name="description" required></label>
<label>User group ${groupSelect(store, null)}</label><button>Finish</button></form>`,
  };
}

function create(store: Store, form: URLSearchParams): ConsoleAnswer {
  const name = (form.get("description") ?? "").trim();
  const group = form.get("group") || null;
  if (name === "" || findConnector(store.state, name)) throw refuse("The description must be filled and unique.");
  if (group && !findGroup(store.state, group)) throw refuse("The group does not exist.");
  const key = (): string => randomBytes(16).toString("hex").toUpperCase();
  store.record("console.connector.create", name, form.toString(), () => {
    store.state.connectors.push({ name, group, isBlocked: true, apiKey: key(), get: [], update: [], special: [] });
    return true;
  });
  return { goTo: `${BASE}/${encodeURIComponent(name)}`, done: `App connector ${name} was created. It starts blocked.` };
}

function properties(store: Store, connector: SeedConnector, url: string): Html {
  const tokens = store.state.tokens.filter((t) => sameCode(t.connector, connector.name));
  return html`<h2>General</h2><form method="post" action="${url}/general"><label>User group ${groupSelect(store, connector.group)}</label>
<label><input type="checkbox" name="blocked" value="1"${connector.isBlocked ? html` checked` : null}> Blocked</label><button>OK</button></form>
<dl><dt>API key</dt><dd><code>${connector.apiKey}</code></dd><dt>Environment key</dt><dd><code>${store.state.environmentKey}</code></dd></dl>
${KINDS.map((k) => endpointTab(connector, k, url))}
<h2>User tokens</h2><table><thead><tr><th scope="col">Description</th><th scope="col">User</th><th scope="col">Ends in</th><th scope="col">Created</th><th scope="col">Date last used</th><th scope="col">Delete</th></tr></thead>
<tbody>${tokens.map(
    (t) =>
      html`<tr><td>${t.description}</td><td>${t.userCode}</td><td>${t.lastFour}</td><td>${t.createdAt}</td><td>${t.lastUsedAt}</td><td><form method="post" action="${url}/tokens/delete"><input type="hidden" name="sha256" value="${t.sha256}"><button aria-label="Delete token ${t.description}">Delete</button></form></td></tr>`,
  )}</tbody></table>
<h3>New user token</h3><form method="post" action="${url}/tokens"><label>User <input type="text" name="userCode" required></label>
<label>Token description <input type="text" name="description" required></label><button>Next</button></form>`;
}

function endpointTab(connector: SeedConnector, { kind, tab, label }: (typeof KINDS)[number], url: string): Html {
  const form = (name: string): Html =>
    html`<li>${name} <form method="post" action="${url}/connectors" style="display:inline"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="name" value="${name}"><button name="act" value="remove" aria-label="Delete ${label} ${name}">Delete</button></form></li>`;
  return html`<h2>${tab}</h2><ul aria-label="${tab}">${connector[kind].map(form)}</ul>
<form method="post" action="${url}/connectors"><input type="hidden" name="kind" value="${kind}"><label>New ${label} <input type="text" name="name" required></label><button name="act" value="add">Add ${label}</button></form>`;
}

function groupSelect(store: Store, chosen: string | null): Html {
  const option = (code: string, text: string): Html =>
    html`<option value="${code}"${chosen !== null && sameCode(chosen, code) ? html` selected` : null}>${text}</option>`;
  return html`<select name="group"><option value="">(none)</option>${store.state.groups.map((g) => option(g.code, `${g.code}: ${g.description}`))}</select>`;
}

function saveGeneral(store: Store, connector: SeedConnector, form: URLSearchParams, url: string): ConsoleAnswer {
  const group = form.get("group") || null;
  const isBlocked = form.get("blocked") === "1";
  if (group && !findGroup(store.state, group)) throw refuse("The group does not exist.");
  store.record("console.connector.general", connector.name, form.toString(), () => {
    const changed = connector.group !== group || connector.isBlocked !== isBlocked;
    Object.assign(connector, { group, isBlocked });
    return changed;
  });
  return {
    goTo: url,
    done: `Saved. ${connector.name} is ${isBlocked ? "blocked" : "open"}, linked to ${group ?? "no group"}.`,
  };
}

function saveEndpoint(store: Store, connector: SeedConnector, form: URLSearchParams, url: string): ConsoleAnswer {
  const kind = KINDS.find((k) => k.kind === form.get("kind"))?.kind;
  const name = (form.get("name") ?? "").trim();
  if (!kind || name === "") throw refuse("Choose a connector.");
  const isAdding = form.get("act") === "add";
  store.record(
    `console.connector.${isAdding ? "include" : "exclude"}`,
    `${connector.name}/${kind}/${name}`,
    form.toString(),
    () => {
      const has = connector[kind].some((n) => sameCode(n, name));
      connector[kind] =
        isAdding && !has
          ? [...connector[kind], name]
          : isAdding
            ? connector[kind]
            : connector[kind].filter((n) => !sameCode(n, name));
      return isAdding !== has;
    },
  );
  return { goTo: url, done: `${name} was ${isAdding ? "added" : "removed"}.` };
}

function issueToken(store: Store, connector: SeedConnector, form: URLSearchParams, url: string): ConsoleAnswer {
  const text = addToken(
    store,
    connector.name,
    (form.get("userCode") ?? "").trim(),
    (form.get("description") ?? "").trim(),
  );
  return {
    title: "User token",
    body: html`<p>Copy it now: the token is never shown again.</p><p><code id="token" aria-label="Token">${text}</code></p><p><a href="${url}">Finish</a></p>`,
  };
}

function removeToken(store: Store, connector: SeedConnector, form: URLSearchParams, url: string): ConsoleAnswer {
  const token = store.state.tokens.find(
    (t) => t.sha256 === form.get("sha256") && sameCode(t.connector, connector.name),
  );
  if (!token) throw refuse("The token does not exist any more.");
  store.record(
    "console.token.delete",
    `${connector.name}/${token.userCode}/${token.description}`,
    form.toString(),
    () => {
      store.state.tokens = store.state.tokens.filter((t) => t !== token);
      return true;
    },
  );
  return { goTo: url, done: `Token ${token.description} was deleted.` };
}
