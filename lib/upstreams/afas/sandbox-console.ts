import { connectorPages } from "./sandbox-console-connectors";
import { groupPages } from "./sandbox-console-groups";
import { userPages } from "./sandbox-console-users";
import { type ConsoleAnswer, type ConsoleRequest, type Html, html, page } from "./sandbox-html";
import { empty, FunctionalError, type SandboxAnswer, type SandboxRequest } from "./sandbox-http";
import type { SandboxStore } from "./sandbox-state";

/** The vendor console, where a person (or a test) does what no API does; a refusal is shown on the page and changes nothing. */
export function answerConsole(store: SandboxStore, request: SandboxRequest): SandboxAnswer {
  const [, , section = "", ...rest] = request.rawPath.split("/").map((part) => decodeURIComponent(part));
  const query = new URLSearchParams(request.query);
  const asked: ConsoleRequest = {
    method: request.method,
    rest,
    query,
    form: new URLSearchParams(request.body),
    body: request.body,
  };
  try {
    const answer = route(store, section, asked);
    if (answer === null) return empty(404);
    if ("goTo" in answer) {
      return empty(303, {
        location: `${answer.goTo}${answer.goTo.includes("?") ? "&" : "?"}done=${encodeURIComponent(answer.done)}`,
      });
    }
    return show(store, 200, answer.title, answer.body, query.get("done"), null);
  } catch (error) {
    if (!(error instanceof FunctionalError)) throw error;
    const back = html`<p><a href="${request.rawPath.replace(/\/[a-z-]+$/, "")}">Back</a></p>`;
    return show(store, 400, "Refused", back, null, error.texts.en);
  }
}

function route(store: SandboxStore, section: string, asked: ConsoleRequest): ConsoleAnswer {
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

function mailbox(store: SandboxStore, userId: string): ConsoleAnswer {
  const mails = mailsOf(store, userId);
  return {
    title: "Mailbox",
    body: html`<p>Mails that AFAS would have sent. Nothing leaves this machine.</p>
<form method="get"><label>User code or e-mail <input type="text" name="userId" value="${userId}"></label><button>Show</button></form>
<table><caption>${mails.length} mails, newest first</caption><thead><tr><th scope="col">To</th><th scope="col">User</th><th scope="col">Subject</th><th scope="col">One-time password</th><th scope="col">Sent</th></tr></thead>
<tbody>${mails.map((m) => html`<tr><td>${m.to}</td><td>${m.userCode}</td><td>${m.subject}</td><td><code>${m.otp}</code></td><td>${m.sentAt}</td></tr>`)}</tbody></table>`,
  };
}

/** Mails to a user (by code or address), newest first; all of them for an empty id. */
export function mailsOf(store: SandboxStore, userId: string) {
  const wanted = userId.toLowerCase();
  const isHis = (value: string): boolean => value.toLowerCase() === wanted;
  return store.state.mailbox.filter((m) => wanted === "" || isHis(m.userCode) || isHis(m.to)).reverse();
}

function show(
  store: SandboxStore,
  status: number,
  title: string,
  body: Html,
  done: string | null,
  refused: string | null,
): SandboxAnswer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: page({ environment: store.state.environment, title, body, done, refused }),
  };
}
