// What one file may hold. Rows are judged in one statement, and a statement has a time limit.
export const MOST_BYTES = 128 * 1024 * 1024;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 100;
export const LONGEST_CELL = 4_000;
export const LONGEST_ROW = 64 * 1024;
