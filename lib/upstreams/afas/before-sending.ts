import { UpstreamError } from "../upstream-error";

/** What fails before the write leaves no doubt about the write: nothing was sent. */
export async function beforeSending<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new UpstreamError({ ...error.failure, wasSent: false }, error.message, error.theirWords, error.status);
  }
}
