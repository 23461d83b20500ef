/** The bar is as long whatever the change; a change of as many deliveries shows each as one cell. */
export const ROLLUP_CELLS = 17;

/** How many cells each kind gets; what exists always has one, so that one failure among thousands is never rounded away. */
export function rollupCells(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= ROLLUP_CELLS) return [...counts];
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count / total) * ROLLUP_CELLS))));
  const spare = ROLLUP_CELLS - shares.reduce((sum, share) => sum + share, 0);
  const largest = counts.indexOf(Math.max(...counts));
  return shares.map((share, index) => (index === largest ? share + spare : share));
}
