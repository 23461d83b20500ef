import type { SandboxFaults } from "../sandbox/faults";
import { type Html, html } from "../sandbox/html";
import { empty, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { openShare } from "./sandbox-access";
import type { Store } from "./sandbox-state";

/**
 * The page that a host application embeds. It reads its own frame's name and asks for the content with it; how the vendor's page does
 * that isn't documented, so the second step (POST with `name`) is ours.
 */
export function answerShare(store: Store, faults: SandboxFaults, request: SandboxRequest): SandboxAnswer {
  if (request.method === "GET") return show(200, "Shared content", LOADER);
  if (request.method !== "POST") return empty(405);
  const name = new URLSearchParams(request.body).get("name") ?? "";
  const answer = openShare(store.state, name, {
    seesNothingWithoutPolicy: faults.isOn("policyless_sees_nothing"),
    policiesWiden: faults.isOn("policies_widen"),
  });
  if (answer.state === "shown") {
    const { user, content, rows } = answer;
    const columns = Object.keys(rows[0] ?? {});
    return show(
      200,
      content.name,
      html`<h1>${content.name}</h1><p>Seen as <strong data-user>${user.email ?? user.name}</strong>, ${rows.length} rows.</p>
<table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column) => html`<td>${row[column]}</td>`)}</tr>`)}</tbody></table>`,
    );
  }
  // What is shown for a bad token or without View isn't documented: "content not found" leaks least, and a switch says more.
  if (answer.state !== "not found" && faults.isOn("bad_token_says_so"))
    return show(403, "No access", html`<h1>You have no access to this content</h1>`);
  return show(404, "Content not found", html`<h1>Content not found</h1>`);
}

const LOADER = html`<form method="post" action="/share"><input type="hidden" name="name"><noscript><button>Show</button></noscript></form>
<script>var f=document.forms[0];f.elements["name"].value=window.name;if(window.name)f.submit();</script>
<p>This page shows shared content in an iframe whose name holds the two tokens.</p>`;

function show(status: number, title: string, body: Html): SandboxAnswer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main></body></html>`
      .text,
  };
}
