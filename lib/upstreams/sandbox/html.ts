/** HTML that is already safe; everything else put into `html` is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | boolean | null | undefined | Html | Html[];

/** Builds safe HTML: text is escaped, nested Html and lists of it are not, `false`, `null` and `undefined` vanish. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const show = (value: Value): string => {
    if (value instanceof Html) return value.text;
    if (Array.isArray(value)) return value.map((v) => v.text).join("");
    if (value === null || value === undefined || value === false) return "";
    return escapeHtml(String(value));
  };
  return new Html(parts.reduce((text, part, i) => text + show(values[i - 1]) + part));
}

const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem;color:#1b1f24;background:#fff}
header{border-bottom:3px solid #b45309;margin-bottom:1rem}header p{margin:.25rem 0;color:#7c3a00}nav a{margin-right:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #d0d7de}
form{margin:.75rem 0}label{display:block;margin:.25rem 0}td form{margin:0}fieldset{border:1px solid #d0d7de}
button{padding:.3rem .8rem;min-height:2rem}input[type=text],select{padding:.3rem;min-width:18rem;max-width:100%}
[role=status]{background:#e6f4ea;padding:.5rem}[role=alert]{background:#fdecea;padding:.5rem}code{overflow-wrap:anywhere;user-select:all}
:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}`;

export type PageOptions = {
  /** The vendor's product, such as `AFAS Profit`, and which place of it this stands for. */
  vendor: string;
  place: string;
  menu: readonly { href: string; label: string }[];
  title: string;
  done?: string | null;
  refused?: string | null;
  body: Html;
};

/** What one page of the console has to work with; `rest` is the path after the section, decoded. */
export type ConsoleRequest = {
  method: string;
  rest: string[];
  query: URLSearchParams;
  form: URLSearchParams;
  body: string;
};
/** A page to show, or a place to go to with a sentence saying what was done. */
export type ConsoleAnswer = { title: string; body: Html } | { goTo: string; done: string } | null;

/** A whole page of the vendor console, plainly labelled as a sandbox. */
export function page({ vendor, place, menu, title, done, refused, body }: PageOptions): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} - sandbox of ${vendor}</title><style>${new Html(STYLE)}</style></head>
<body><header><p><strong>Sandbox of ${vendor}</strong>, ${place}. Not the vendor's product: a stand-in to try Gatehouse against.</p>
<nav aria-label="Menu">${menu.map(({ href, label }) => html`<a href="${href}">${label}</a>`)}</nav></header>
<main><h1>${title}</h1>
${done ? html`<p role="status">${done}</p>` : null}${refused ? html`<p role="alert">${refused}</p>` : null}
${body}</main></body></html>`.text;
}
