const tails = new Map<string, Promise<unknown>>();

/**
 * Does the work for one key after what was begun for it earlier in this process has ended, well or not. A user's roles are written as a
 * whole list that was read just before, and Contract.fit has no way to say "only if nobody changed it": two writes at once would undo each other.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const earlier = tails.get(key);
  const mine = (earlier ?? Promise.resolve()).then(work, work);
  tails.set(key, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(key) === mine) tails.delete(key);
  }
}
