import { useId } from "react";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { layoutOf } from "./ride-layout";
import { inWords } from "./ride-words";

type Ridden = Pick<MappedToken, "hint" | "keys" | "userName" | "connectorName" | "riding">;

/** External keys, the token they ride on, the account behind it and the tokens to come, drawn on the server; a table stands beside it. */
export function RidePicture({ token, width = 352 }: { token: Ridden; width?: number }) {
  const id = useId();
  const riding = token.riding.map(({ externalKey, movesTo }) => ({ externalKey, movesTo: movesTo?.label ?? null }));
  const { hint, keys, userName, connectorName } = token;
  const picture = layoutOf({ hint, keys, accountName: userName, connectorName, riding }, width);
  const amount = `${inWords(keys)} ${keys === 1 ? "key" : "keys"}`;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{`${amount.charAt(0).toUpperCase()}${amount.slice(1)} on one token`}</title>
      <desc id={`${id}-desc`}>
        {`${riding
          .slice(0, 8)
          .map(({ externalKey }) => externalKey)
          .join(
            ", ",
          )}${keys > 8 ? ` and ${keys - 8} more` : ""} lead to token ${hint} of ${userName}, for ${connectorName}.`}
      </desc>
      {picture.keys.map(({ x, y, width: w, height: h, text, isSum, wire, moves }) => (
        <g key={text}>
          <path className="wire" d={wire} />
          {moves ? <path className="wire wire--to-come" d={moves} /> : null}
          {isSum ? null : <rect className="node" x={x} y={y} width={w} height={h} rx={3} />}
          <text className={isSum ? undefined : "t-mono"} x={x + 10} y={y + 16}>
            {text}
          </text>
        </g>
      ))}
      <path className="wire" d={picture.token.wire} />
      <rect
        className="node node--hot"
        x={picture.token.x}
        y={picture.token.y}
        width={picture.token.width}
        height={picture.token.height}
        rx={3}
      />
      <text className="t-mono font-semibold" x={picture.token.x + 10} y={picture.token.y + 24}>
        {hint.length > 11 ? `${hint.slice(0, 10)}…` : hint}
      </text>
      <text x={picture.token.x + 10} y={picture.token.y + 42}>
        {keys === 1 ? "1 key" : `${keys.toLocaleString("en-GB")} keys`}
      </text>
      {picture.promised.map(({ x, y, width: w, height: h, label }) => (
        <g key={label}>
          <rect className="node node--to-come" x={x} y={y} width={w} height={h} rx={3} />
          <text className="t-fg" x={x + 10} y={y + 24}>
            {label}
          </text>
          <text x={x + 10} y={y + 42}>
            not issued yet
          </text>
        </g>
      ))}
      <rect
        className="node"
        x={picture.account.x}
        y={picture.account.y}
        width={picture.account.width}
        height={picture.account.height}
        rx={3}
      />
      <text className="t-fg font-medium" x={picture.account.x + 10} y={picture.account.y + 24}>
        {picture.account.name}
      </text>
      <text x={picture.account.x + 10} y={picture.account.y + 42}>
        {picture.account.connector}
      </text>
    </svg>
  );
}
