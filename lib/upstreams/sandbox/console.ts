import { type ConsoleAnswer, type ConsoleRequest, type Html, html, type PageOptions, page } from "./html";
import { empty, Refused, type SandboxAnswer, type SandboxRequest } from "./http";

export type ConsoleDesign = Pick<PageOptions, "vendor" | "place" | "menu"> & {
  /** The page of a section, the first part of the path after `/console`; null where there is none. Refuses by throwing `Refused`. */
  route(section: string, asked: ConsoleRequest): ConsoleAnswer;
};

/** One page of the vendor console, where a person (or a test) does what no API does; a refusal is shown on the page and changes nothing. */
export function consoleAnswer(design: ConsoleDesign, request: SandboxRequest): SandboxAnswer {
  const [, , section = "", ...rest] = request.rawPath.split("/").map((part) => decodeURIComponent(part));
  const query = new URLSearchParams(request.query);
  const form = new URLSearchParams(request.body);
  const show = (status: number, title: string, body: Html, words: { done?: string | null; refused?: string }) => ({
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: page({ ...design, title, body, ...words }),
  });
  try {
    const answer = design.route(section, { method: request.method, rest, query, form, body: request.body });
    if (answer === null) return empty(404);
    if ("goTo" in answer) {
      const mark = answer.goTo.includes("?") ? "&" : "?";
      return empty(303, { location: `${answer.goTo}${mark}done=${encodeURIComponent(answer.done)}` });
    }
    return show(200, answer.title, answer.body, { done: query.get("done") });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const back = html`<p><a href="${request.rawPath.replace(/\/[a-z-]+$/, "")}">Back</a></p>`;
    return show(400, "Refused", back, { refused: error.message });
  }
}
