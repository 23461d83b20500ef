/** Where to go after signing in: a path of this console, or its Home for anything that could lead elsewhere. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\")) return "/";
  const url = new URL(wanted, "http://console.invalid");
  if (url.host !== "console.invalid" || /^\/(api|sign-in|set-up)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname.startsWith("//") ? "/" : `${url.pathname}${url.search}`;
}
