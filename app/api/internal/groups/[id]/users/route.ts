import { parseTableQuery } from "@/components/data-table/table-url";
import { listGroupUsers, pickerScope } from "@/lib/groups/picker.queries";
import { PICKER_SEGMENTS, PICKER_SORTS } from "@/lib/groups/picker-views.rules";
import { pageOf } from "../../../../../(console)/_lists/page-of";
import { answerRead } from "../../../tokens/answer";

type Context = { params: Promise<{ id: string }> };

/** One page of the accounts that can be picked for a group, or for the one being made; `view`, `q`, `sort`, `size` and place as in a list's address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = parseTableQuery("", asked, { sorts: PICKER_SORTS, defaultSort: "name", kept: ["view"] });
  const segment = PICKER_SEGMENTS.find((one) => one === query.kept.view) ?? "all";
  const key = PICKER_SORTS.find((one) => one === query.sort?.key) ?? "name";
  const sort = { key, descending: query.sort?.descending ?? false };
  return answerRead(async (actor) => {
    const scope = await pickerScope(actor, id);
    const { rows, total, next, prev, first } = await listGroupUsers(scope, {
      segment,
      q: query.q,
      page: pageOf(query),
      sort,
    });
    return { rows, total, next, prev, from: first };
  });
}
