import { Link } from "@/components/ui/link";
import { PROFILES } from "@/lib/upstreams/profiles";

/** The vendors to choose from, each with what there is to know before it is connected. */
export function VendorChoice() {
  return (
    <ul className="rows">
      {Object.entries(PROFILES).map(([vendor, { name, words, notice }]) => (
        <li key={vendor}>
          <div className="grow">
            <Link href={`/systems/new?vendor=${vendor}`} className="font-medium">
              {name}
            </Link>
            <p className="small muted">
              {words.account}, {words.group}, {words.connector}, {words.token}
            </p>
            {notice ? <p className="small">{notice}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
