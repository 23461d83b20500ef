/** Something that is done at a vendor behind Gatehouse's back: in words, as a change of its sandbox, and what must be told of it. */
export type Act<State> = readonly [what: string, act: (state: State) => void, found: readonly string[]];
