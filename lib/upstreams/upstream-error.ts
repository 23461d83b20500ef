/**
 * The closed set of ways a vendor call can fail.
 * `wasSent` tells whether the request may have reached the vendor: after an ambiguous send only classes I and K are sent again by themselves.
 */
export type UpstreamFailure =
  | { kind: "transient"; wasSent: boolean }
  | { kind: "throttled"; wasSent: boolean; retryAfterMs: number }
  | { kind: "credentials"; wasSent: boolean }
  | { kind: "rejected"; wasSent: boolean }
  | { kind: "unsupported"; wasSent: false };

/** A vendor's refusal or silence, translated. `message` is ours in plain words; `theirWords` is the vendor's text, already redacted and cut to 500 characters. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
  constructor(
    readonly failure: UpstreamFailure,
    message: string,
    readonly theirWords: string | null = null,
    readonly status: number | null = null,
  ) {
    super(message);
  }
}
