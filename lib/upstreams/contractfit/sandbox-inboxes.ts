import { json } from "../sandbox/http";
import { demand } from "./sandbox-access";
import type { Handler } from "./sandbox-routes";
import { newId, Problem, readBody } from "./sandbox-state";

export const listInboxes: Handler = ({ store: { state } }) => json(200, state.inboxes);
export const listProjects: Handler = ({ store: { state } }) => json(200, state.projects);

export const readInbox: Handler = ({ store: { state }, caller, params }) => {
  const inbox = state.inboxes.find(({ id }) => id === params.inbox);
  if (!inbox) throw new Problem(404, "Inbox not found");
  demand(state, caller, "view_list", { inbox: inbox.id });
  return json(200, inbox);
};

export const createInbox: Handler = ({ store, caller, request }) => {
  const { state } = store;
  demand(state, caller, "create_inbox");
  const { name, project } = readBody(request.body);
  if (typeof name !== "string" || name === "") throw new Problem(400, "A field is missing");
  const found = state.projects.find(({ id }) => id === project);
  if (!found) throw new Problem(404, "Project not found");
  const inbox = { id: newId(state), name, project: found.id };
  store.record("inboxes.create", name, request.body, () => state.inboxes.push(inbox) > 0);
  return json(201, inbox);
};

/** Reading a document needs `review`: there is no permission of its own for it. */
export const readDocument: Handler = ({ store: { state }, caller, params }) => {
  const document = state.documents.find(({ id }) => id === params.document);
  if (!document) throw new Problem(404, "Document not found");
  demand(state, caller, "review", { inbox: document.inbox, document: document.id });
  return json(200, document);
};
