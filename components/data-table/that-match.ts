/** What a count of rows that are narrowed down is followed by: `1 user that matches`, `3 users that match`. */
export const thatMatch = (count: number | null): string => (count === 1 ? " that matches" : " that match");
