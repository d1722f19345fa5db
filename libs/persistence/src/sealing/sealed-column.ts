/** A column with sealed values: what re-sealing has to go through (`Resealing`). */
export interface SealedColumn {
  table: string;
  column: string;
  /** The table's key, and of what type it is. */
  key: string;
  keyType: 'uuid' | 'text' | 'bytea' | 'boolean';
  /** The column with the case that a row belongs to, where it belongs to one. */
  caseColumn?: string;
  /** How the row is named when it is sealed, where that is not its key: a table of one row. */
  row?: string;
}

/** A sealed value as it was read, with its key as text. */
export interface SealedRow {
  key: string;
  sealed: Buffer;
  caseId: string | null;
}
