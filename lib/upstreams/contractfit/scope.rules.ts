/** A role where it holds: in the whole tenant, at an inbox, or at one document of an inbox. Of ids, or of names; never of both. */
export type Assignment = { role: string; inbox?: string; document?: string };

export const sameAssignment = (a: Assignment, b: Assignment): boolean =>
  a.role === b.role && a.inbox === b.inbox && a.document === b.document;

export const holds = (list: readonly Assignment[], wanted: Assignment): boolean =>
  list.some((one) => sameAssignment(one, wanted));

/** Whether two lists say the same, in any order and however often. */
export const sameList = (a: readonly Assignment[], b: readonly Assignment[]): boolean =>
  a.every((one) => holds(b, one)) && b.every((one) => holds(a, one));

/** A document is found only together with its inbox, so an entry that names one without the other says too little. */
export const lacksInbox = ({ inbox, document }: Assignment): boolean => document !== undefined && inbox === undefined;

/** Whether all that `narrow` opens is opened by `wide` too: the same role, at the same place or at one around it. */
export function isWithin(narrow: Assignment, wide: Assignment): boolean {
  if (narrow.role !== wide.role) return false;
  if (wide.document !== undefined)
    return narrow.document === wide.document && (wide.inbox === undefined || narrow.inbox === wide.inbox);
  return wide.inbox === undefined || narrow.inbox === wide.inbox;
}

/** What of a key's scope its user doesn't hold; empty where the key is no broader than its user. */
export const beyond = (scope: readonly Assignment[], held: readonly Assignment[]): Assignment[] =>
  scope.filter((entry) => !held.some((wide) => isWithin(entry, wide)));

export const isSetUpUser = (username: string, setUpUser: string | undefined): boolean =>
  setUpUser !== undefined && username.trim().toLowerCase() === setUpUser.trim().toLowerCase();

export type KeyWish = {
  username: string;
  setUpUser: string | undefined;
  scope: readonly Assignment[];
  /** What the user holds: as Contract.fit shows it, and as it is recorded here. */
  held: readonly (readonly Assignment[])[];
  /** An entry in words. */
  inWords: (entry: Assignment) => string;
};

/** Why this user must not be the user of a key, or null where nothing is against it. */
export function refuseSetUpUser(username: string, setUpUser: string | undefined): string | null {
  if (!isSetUpUser(username, setUpUser)) return null;
  return `${username} is the user that Gatehouse signs in with. It must never be the user of a key: everybody with the key would be that user.`;
}

/** Why a key must not be made, in plain words, or null where nothing is against it. Nothing is sent for one that is refused. */
export function refuseKey({ username, setUpUser, scope, held, inWords }: KeyWish): string | null {
  const isSetUp = refuseSetUpUser(username, setUpUser);
  if (isSetUp) return isSetUp;
  if (scope.length === 0) return "A key without any role opens nothing: say which inbox or document it is for.";
  const bare = scope.find(lacksInbox);
  if (bare) return `${inWords(bare)} names a document without its inbox. Name both in the same entry.`;
  const wider = held.map((list) => beyond(scope, list)).find((list) => list.length > 0);
  if (!wider) return null;
  return `A key is never broader than its user, and ${username} does not have ${wider.map(inWords).join(" and ")}. Give it to the user first, or make the key narrower.`;
}
