import { Stamp } from "@/components/feedback/stamp";
import { type GroupRow, openWords } from "@/lib/groups/group-views.rules";
import { VendorStamp } from "../../tokens/_components/vendor-stamp";

/** How far the vendor is with a group: what is still to do comes first, then what was read or said. */
export function GroupStamp({ group }: { group: Pick<GroupRow, "todo" | "stuck" | "vendor"> }) {
  const words = openWords(group);
  return words ? <Stamp kind="decided" words={words} /> : <VendorStamp side={group.vendor} />;
}
