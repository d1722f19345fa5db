/** Where a sealed value lives. It is authenticated with the value: a ciphertext moved elsewhere does not open. */
export interface SealPlace {
  table: string;
  column: string;
  /** The row's key. */
  row: string;
}

/** Whatever answers SQL: a transaction, or a pool. Values are always parameters. */
export interface Queries {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}
