/** Every way an act can be refused. The public text is all that a browser or program ever sees. */
export const PUBLIC_TEXT = {
  not_found: "Not found. It may not exist, or it is not available to you.",
  forbidden: "Your role may not do this.",
  unauthenticated: "You are signed out. Sign in and go on; nothing you typed is lost here.",
  wrong_method: "This address does not answer that method. Nothing was done.",
  wrong_origin: "The request did not come from this console, so nothing was done.",
  invalid_input: "Something in the form needs another look. Nothing was changed.",
  conflict: "Somebody changed this meanwhile. Nothing was changed by you.",
  already_done: "This was done already. Nothing was changed.",
  rule_broken: "A rule does not allow this. Nothing was changed.",
  needs_confirmation: "This hits more people or tokens than one act may without a confirmation. Nothing was changed.",
  needs_approval: "This hits so many that a second person has to approve it. Nothing was changed.",
  plan_is_stale: "The ground has moved since the preview was made. Nothing was changed; look at the new preview.",
  sealed: "Gatehouse is sealed: it has no working key, so it can show but not change anything.",
  throttled: "Too many tries. Wait a moment and try again.",
  busy: "The database is busy. Nothing was changed; try again.",
  internal: "Something went wrong on our side. Nothing was changed.",
} as const;

export type ErrorCode = keyof typeof PUBLIC_TEXT;

export type ErrorDetails = {
  /** What to do next, in words. */
  next?: string;
  /** Field name to what is wrong with it and how to mend it. */
  fields?: Record<string, string>;
  /** Facts a screen may need, such as the count to type; never a secret. */
  facts?: Record<string, string | number>;
};

/** An expected refusal. `message` is for people; `internal` is for the log and never leaves the server. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    message: string = PUBLIC_TEXT[code],
    readonly details: ErrorDetails = {},
    readonly internal: string | null = null,
  ) {
    super(message);
  }
}

export type ActionError = { code: ErrorCode; message: string; requestId: string } & ErrorDetails;

/** What every door answers: expected failures are returned, never thrown. */
export type ActionResult<T> = { ok: true; value: T; changeId?: string } | { ok: false; error: ActionError };
