import { randomBytes } from "node:crypto";
import { consoleAnswer } from "../sandbox/console";
import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { Refused, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { type AinuaConnector, connectorOf, portalOf, type Store } from "./sandbox-state";

const BASE = "/console/connectors";
const MENU = [
  { href: BASE, label: "Connectors" },
  { href: "/console/portal", label: "What the portal holds (sandbox only)" },
];

/** Ainua's administration, as far as it is documented that there is one: connectors and their credentials. */
export function answerConsole(store: Store, request: SandboxRequest): SandboxAnswer {
  const place = `portal ${store.state.portal}; the labels of its administration are assumed`;
  return consoleAnswer({ vendor: "Ainua Portal", place, menu: MENU, route: route.bind(null, store) }, request);
}

function route(store: Store, section: string, asked: ConsoleRequest): ConsoleAnswer {
  if (section === "portal") return { title: "What the portal holds", body: portal(store) };
  if (section === "") return { title: "Administration", body: html`<p><a href="${BASE}">Connectors</a></p>` };
  if (section !== "connectors") return null;
  const [clientId, act] = asked.rest;
  if (!clientId) return asked.method === "POST" ? create(store, asked) : { title: "Connectors", body: list(store) };
  const connector = connectorOf(store.state, clientId);
  if (!connector) return null;
  if (asked.method !== "POST") return { title: `Connector ${connector.name}`, body: properties(connector) };
  if (act === "secret") return replaceSecret(store, connector);
  if (act === "switch") return turn(store, connector);
  return act === "delete" ? remove(store, connector) : null;
}

function list(store: Store): Html {
  const row = (c: AinuaConnector): Html =>
    html`<tr><td><a href="${BASE}/${encodeURIComponent(c.clientId)}">${c.name}</a></td><td>${c.kind} connector</td><td><code>${c.clientId}</code></td><td>${c.isOn ? "On" : "Off"}</td></tr>`;
  return html`<table><caption>${store.state.connectors.length} connectors</caption><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">client_id</th><th scope="col">State</th></tr></thead><tbody>${store.state.connectors.map(row)}</tbody></table>
<h2>New connector</h2><form method="post" action="${BASE}"><label>Name <input type="text" name="name"></label>
<label>Kind <select name="kind"><option value="data">Data connector</option><option value="action">Action connector</option></select></label><button>Save</button></form>`;
}

function properties({ clientId, name, kind, isOn }: AinuaConnector): Html {
  const to = `${BASE}/${encodeURIComponent(clientId)}`;
  return html`<p>${name}, ${kind} connector, ${isOn ? "on" : "off"}. client_id <code>${clientId}</code>. Its client_secret was shown when it was made.</p>
<form method="post" action="${to}/switch"><button>${isOn ? "Switch off" : "Switch on"}</button></form>
<form method="post" action="${to}/secret"><button>New client secret</button></form>
<form method="post" action="${to}/delete"><button>Delete</button></form>`;
}

function create(store: Store, { form, body }: ConsoleRequest): ConsoleAnswer {
  const name = (form.get("name") ?? "").trim();
  if (name === "") throw new Refused("A connector needs a name.");
  if (store.state.connectors.some((c) => c.name.toLowerCase() === name.toLowerCase()))
    throw new Refused(`There is a connector ${name} already.`);
  const clientId = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${randomBytes(3).toString("hex")}`;
  const secret = randomBytes(24).toString("base64url");
  const kind = form.get("kind") === "action" ? "action" : "data";
  store.record("console.connector", name, body, () => {
    store.state.connectors.push({ clientId, name, kind, isOn: true, secretSha256: sha256(secret) });
    return true;
  });
  return { title: `Connector ${name}`, body: credentials(store, clientId, secret) };
}

const credentials = (store: Store, clientId: string, secret: string): Html =>
  html`<p role="status">Copy these now: the secret is not shown again.</p>
<dl><dt>ainua_url</dt><dd><code>${store.state.portal}</code></dd><dt>client_id</dt><dd><code>${clientId}</code></dd><dt>client_secret</dt><dd><code>${secret}</code></dd></dl>
<p><a href="${BASE}">Connectors</a></p>`;

function replaceSecret(store: Store, connector: AinuaConnector): ConsoleAnswer {
  const secret = randomBytes(24).toString("base64url");
  store.record("console.secret", connector.clientId, "", () => {
    connector.secretSha256 = sha256(secret);
    return true;
  });
  return { title: `Connector ${connector.name}`, body: credentials(store, connector.clientId, secret) };
}

function turn(store: Store, connector: AinuaConnector): ConsoleAnswer {
  store.record("console.switch", connector.clientId, "", () => {
    connector.isOn = !connector.isOn;
    return true;
  });
  const done = `Connector ${connector.name} is ${connector.isOn ? "on" : "off"}.`;
  return { goTo: `${BASE}/${encodeURIComponent(connector.clientId)}`, done };
}

function remove(store: Store, connector: AinuaConnector): ConsoleAnswer {
  store.record("console.delete", connector.clientId, "", () => {
    store.state.connectors = store.state.connectors.filter((c) => c !== connector);
    return true;
  });
  return { goTo: BASE, done: `Connector ${connector.name} was deleted.` };
}

function portal(store: Store): Html {
  const { companies, people, orphans } = portalOf(store.state);
  return html`<p>No program and no screen of Ainua shows this; it is here so that you can see what your changes came to.</p>
<table><caption>${companies.length} accounts</caption><thead><tr><th scope="col">Common id</th><th scope="col">Name</th><th scope="col">External ids</th><th scope="col">Users</th></tr></thead>
<tbody>${companies.map((c) => html`<tr><td>${c.commonId}</td><td>${c.name}</td><td>${c.ids.join(", ")}</td><td>${c.people.join(", ") || "nobody"}</td></tr>`)}</tbody></table>
<table><caption>${people.length} users</caption><thead><tr><th scope="col">E-mail</th><th scope="col">External ids</th></tr></thead>
<tbody>${people.map((p) => html`<tr><td>${p.email}</td><td>${p.ids.join(", ")}</td></tr>`)}</tbody></table>
<p>${orphans.length} bindings lead nowhere.</p>`;
}
