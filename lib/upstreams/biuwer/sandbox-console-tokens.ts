import { type ConsoleAnswer, type ConsoleRequest, type Html, html } from "../sandbox/html";
import { addToken, editToken } from "./sandbox-changes";
import { findUser, keyOf, need, type State, type Store, type Token } from "./sandbox-state";

const BASE = "/console/tokens";

/** Authentication tokens of the whole organisation: user, valid from, valid to; the end is the only switch. */
export function tokenPages(store: Store, asked: ConsoleRequest): ConsoleAnswer {
  const { state } = store;
  const { form, body } = asked;
  const [id] = asked.rest;
  if (asked.method !== "POST") return id ? null : { title: "Authentication tokens", body: list(state) };
  if (!id) {
    const user = need(findUser(state, form.get("user") ?? ""), "such user");
    let made: Token | undefined;
    store.record("console.token.add", keyOf(user), body, () => {
      made = addToken(state, user, form.get("from") || new Date().toISOString(), form.get("to") || null);
      return true;
    });
    return {
      goTo: BASE,
      done: `The token of ${user.name} that ends in ${need(made, "token").text.slice(-4)} was made.`,
    };
  }
  const token = need(
    state.tokens.find((t) => t.id === id),
    "such token",
  );
  const to = form.get("act") === "now" ? new Date().toISOString() : form.get("to") || null;
  store.record("console.token.edit", token.id, body, () => editToken(token, to));
  return { goTo: BASE, done: `The token ${token.to ? `ends at ${token.to}` : "does not expire"}.` };
}

function list(state: State): Html {
  return html`<h2>Add</h2><form method="post" action="${BASE}"><label>User <select name="user">${state.users.map((u) => html`<option value="${u.id}">${u.name} (${u.email})</option>`)}</select></label>
<label>Valid from <input type="text" name="from" placeholder="now"></label><label>Valid to <input type="text" name="to" placeholder="does not expire"></label><button>Add</button></form>
${tokenTable(state, state.tokens)}`;
}

/** Tokens with their dates; that they stay readable and that the end can be edited is assumed. */
export function tokenTable(state: State, tokens: readonly Token[]): Html {
  const row = (t: Token): Html =>
    html`<tr><td>${findUser(state, t.user)?.name}</td><td><code>${t.text}</code></td><td>${t.from}</td><td>${t.to ?? "does not expire"}</td>
<td><form method="post" action="${BASE}/${t.id}"><label>Valid to <input type="text" name="to" value="${t.to}"></label><button aria-label="Save the end of the token that ends in ${t.text.slice(-4)}">Save</button>
<button name="act" value="now" aria-label="End the token that ends in ${t.text.slice(-4)} now">End now</button></form></td></tr>`;
  return html`<table><thead><tr><th scope="col">User</th><th scope="col">Token</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Change</th></tr></thead><tbody>${tokens.map(row)}</tbody></table>`;
}
