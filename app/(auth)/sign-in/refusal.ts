const REFUSALS: Readonly<Record<string, { title: string; next: string }>> = {
  wrong: { title: "This e-mail and password don’t go together.", next: "Check both and try again." },
  throttled: { title: "Too many tries.", next: "Wait a minute, then try again." },
};

/** What to tell somebody whose sign-in was refused; never whether the e-mail is known. */
export function refusalOf(code: string): { title: string; next: string } {
  return REFUSALS[code] ?? { title: "You could not be signed in.", next: "Try again; if it stays, ask an owner." };
}
