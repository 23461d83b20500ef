/** What the picture of one token shows. */
export type Ride = {
  hint: string;
  keys: number;
  accountName: string;
  connectorName: string;
  /** The first keys in their order, each with the label of the token that it moves to, if any. */
  riding: readonly { externalKey: string; movesTo: string | null }[];
};

type Node = { x: number; y: number; width: number; height: number };
export type KeyNode = Node & { text: string; isSum: boolean; wire: string; moves: string | null };
export type RideLayout = {
  width: number;
  height: number;
  keys: readonly KeyNode[];
  token: Node & { wire: string };
  promised: readonly (Node & { label: string })[];
  account: Node & { name: string; connector: string };
};

/** So many keys are drawn one by one; the others are summed up. */
export const DRAWN_KEYS = 8;
// Widths of a character at 12 px, wide enough that no text leaves its box.
const [MONO, SANS] = [7.3, 6.7];
const [KEY_HEIGHT, TOKEN_HEIGHT, TOKEN_WIDTH, WIRE, GAP] = [24, 56, 92, 36, 16];

/** A text cut at its end where it is longer than fits; the table beside the picture has it in full. */
const fitted = (text: string, width: number, character: number): string => {
  const most = Math.max(4, Math.floor((width - 20) / character));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** Where everything stands: keys at the left, the token and those to come in the middle, the account at the right. */
export function layoutOf(ride: Ride, width: number): RideLayout {
  const drawn = ride.riding.slice(0, DRAWN_KEYS);
  const more = ride.keys - drawn.length;
  const longest = Math.max(8, ...drawn.map(({ externalKey }) => externalKey.length));
  const keyWidth = Math.min(longest * MONO + 20, (width - TOKEN_WIDTH - WIRE - GAP) * 0.5);
  const rows = drawn.length + (more > 0 ? 1 : 0);
  const step = rows <= 4 ? 44 : 32;
  const labels = [...new Set(drawn.flatMap(({ movesTo }) => movesTo ?? []))];
  const middle = TOKEN_HEIGHT * (1 + labels.length) + GAP * labels.length;
  const height = Math.max(rows * step, middle + 4);
  const x = keyWidth + WIRE;
  const top = (height - middle) / 2;
  const at = (index: number) => top + index * (TOKEN_HEIGHT + GAP);
  const wireTo = (from: number, place: number) => {
    const [start, end, to] = [keyWidth, x, at(place) + TOKEN_HEIGHT / 2];
    const bend = WIRE * 0.62;
    return `M${start} ${from}C${start + bend} ${from} ${end - bend} ${to} ${end} ${to}`;
  };
  const first = (height - rows * step) / 2 + step / 2;
  const keys = drawn.map(({ externalKey, movesTo }, index): KeyNode => {
    const y = first + index * step;
    const moves = movesTo === null ? null : wireTo(y, labels.indexOf(movesTo) + 1);
    const box = { x: 0.5, y: y - KEY_HEIGHT / 2, width: keyWidth, height: KEY_HEIGHT };
    return { ...box, text: fitted(externalKey, keyWidth, MONO), isSum: false, wire: wireTo(y, 0), moves };
  });
  const sum = first + drawn.length * step;
  const accountX = x + TOKEN_WIDTH + GAP;
  const accountWidth = Math.min(width - accountX - 0.5, 200);
  const tokenBox = { x, width: TOKEN_WIDTH, height: TOKEN_HEIGHT };
  return {
    width,
    height,
    keys:
      more > 0
        ? [
            ...keys,
            {
              ...{ x: 0.5, y: sum - KEY_HEIGHT / 2, width: keyWidth, height: KEY_HEIGHT, isSum: true, moves: null },
              ...{ text: `and ${more.toLocaleString("en-GB")} more`, wire: wireTo(sum, 0) },
            },
          ]
        : keys,
    token: { ...tokenBox, y: at(0), wire: `M${x + TOKEN_WIDTH} ${at(0) + TOKEN_HEIGHT / 2}H${accountX}` },
    promised: labels.map((label, index) => ({
      ...{ ...tokenBox, y: at(index + 1), width: TOKEN_WIDTH + GAP + accountWidth },
      label: fitted(label, TOKEN_WIDTH + GAP + accountWidth, SANS),
    })),
    account: {
      ...{ x: accountX, y: at(0), width: accountWidth, height: TOKEN_HEIGHT },
      name: fitted(ride.accountName, accountWidth, SANS),
      connector: fitted(ride.connectorName, accountWidth, SANS),
    },
  };
}
