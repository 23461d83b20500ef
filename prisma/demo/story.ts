import type { Company, DemoConnector } from "./company";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Links and blocks of the stories that are told at the end of the three months, with the changes that made them. */
export type StoryFacts = {
  linkChanges: { connector: DemoConnector; fromGroupId: string; toGroupId: string; at: Date; changeId: string }[];
  blocks: { kind: "connector" | "user"; subjectId: string; reason: string; at: Date; changeId: string | null }[];
};

/** A person of the demo by name; throws where the demo's own plan is wrong. */
export const person = (company: Company, name: string) => {
  const found = company.byName.get(name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found;
};
/** A connector of the demo by name; throws where the demo's own plan is wrong. */
export const connectorOf = (company: Company, name: string): DemoConnector => {
  const found = company.connectors.find((one) => one.name === name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found;
};
/** A moment so many milliseconds before the demo begins. */
export const before = (company: Company, ms: number): Date => new Date(company.now.getTime() - ms);
