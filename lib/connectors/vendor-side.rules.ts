import { type DeliveryStatus, type Provenance, provenanceOf } from "@/lib/outbox/status.rules";

/** How well the vendor's side of a thing is known, with its moment and who said so where a person did. */
export type VendorSide = { kind: Provenance; at: Date | null; by: string | null; status: DeliveryStatus | null };

/** What the latest delivery about a thing says of the vendor; without one, the word of whoever recorded it. */
export function vendorSideOf(row: {
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
  source: string;
  since: Date;
}): VendorSide {
  const { deliveryStatus: status, source } = row;
  if (status === null) {
    if (source === "by_hand") return { kind: "by_hand", at: row.since, by: null, status };
    return { kind: source === "observed" ? "observed" : "decided", at: row.since, by: null, status };
  }
  const kind = provenanceOf(status);
  return {
    kind,
    at: kind === "decided" ? null : row.deliveryAt,
    by: kind === "by_hand" ? row.deliveryBy : null,
    status,
  };
}

/** Whether something is on its way to the vendor, so that a screen has to look again. */
export function isUnderWay(status: DeliveryStatus): boolean {
  return status === "held" || status === "queued" || status === "sending" || status === "waiting";
}
