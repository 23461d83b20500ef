import "server-only";
import type { Tx } from "@/lib/db/client";
import type { CsvImport, Prisma } from "@/lib/db/generated/client";
import type { Foreseen, Touches } from "@/lib/gate/operation";
import { type CheckScope, cellOf } from "./check.store";
import { checkedEndpoints } from "./check-endpoints.store";
import { checkedMappings } from "./check-mappings.store";
import { checkedMemberships } from "./check-memberships.store";
import { checkedUsers } from "./check-users.store";
import type { ImportKind } from "./import.schema";
import type { TakeMoment, Taken } from "./take.types";
import { foreseeEndpoints, takeEndpoints, warnOfWriting } from "./take-endpoints.store";
import { takeMappings } from "./take-mappings.store";
import { foreseeMemberships, takeMemberships, tryMemberships } from "./take-memberships.store";
import { foreseeUsers, takeUsers } from "./take-users.store";

/** What one kind of import knows: how its rows are judged, what all of them will come to, and how some of them are carried out. */
export type KindWork = {
  /** Rows of the scope as a query of row_no, verdict, says, target_id and basis. */
  checked: (scope: CheckScope) => Prisma.Sql;
  /** The orders that carrying out all of it will give. */
  effects: (tx: Tx, scope: CheckScope) => Promise<Foreseen["effects"]>;
  /** Writes all that changes who can use what, to be undone at once; says what it touched, nothing where it touches no access. */
  tryOut?: (tx: Tx, scope: CheckScope, at: TakeMoment) => Promise<Touches>;
  /** What else a person should know before he goes on. */
  warnings?: (tx: Tx, scope: CheckScope) => Promise<string[]>;
  take: (tx: Tx, of: CsvImport, scope: CheckScope, at: TakeMoment) => Promise<Taken>;
};

export const WORK: Readonly<Record<ImportKind, KindWork>> = {
  users: {
    checked: checkedUsers,
    effects: (tx, scope) => foreseeUsers(tx, scope.importId, (name) => cellOf(scope, name)),
    take: takeUsers,
  },
  memberships: {
    checked: checkedMemberships,
    effects: foreseeMemberships,
    tryOut: tryMemberships,
    take: takeMemberships,
  },
  endpoints: {
    checked: checkedEndpoints,
    effects: foreseeEndpoints,
    warnings: warnOfWriting,
    take: takeEndpoints,
  },
  mappings: { checked: checkedMappings, effects: async () => [], take: takeMappings },
};
