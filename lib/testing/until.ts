/**
 * Asks again every 20 ms until the answer is neither null, undefined nor false, and returns it; throws with what was last seen
 * when it does not come about in time. Tests wait for things to become so, never for time to pass.
 */
export async function until<T>(
  read: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { withinMs = 25_000, what = "it" }: { withinMs?: number; what?: string } = {},
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`${what} did not come about within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
