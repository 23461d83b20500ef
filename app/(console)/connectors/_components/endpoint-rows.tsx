import { endpointKind } from "@/lib/connectors/connector.rules";
import type { EndpointRow } from "@/lib/connectors/connector-views.rules";

/** The first few endpoints of a connector and whether each reads or writes. */
export function EndpointRows({ endpoints, vendor }: { endpoints: readonly EndpointRow[]; vendor: string }) {
  if (endpoints.length === 0) return <p className="small muted">It may call nothing yet.</p>;
  return (
    <ul className="rows border-line border-t">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id}>
          <div className="grow">
            <p className="med">{endpoint.name}</p>
            <p className="sub-line">{endpointKind(vendor, endpoint.kind).label}</p>
          </div>
          <span className={endpoint.canWrite ? "small strong" : "small muted"}>
            {endpoint.canWrite ? "writes" : "reads"}
          </span>
        </li>
      ))}
    </ul>
  );
}
