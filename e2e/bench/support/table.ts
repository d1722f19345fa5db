import { shortly } from './statistics.rules';

/** Rows under their columns, texts to the left and figures to the right. */
export function tableOf(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? shortly(cell) : cell)));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)));
  const isFigure = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const lines = cells.map((row) =>
    row.map((cell, at) => (isFigure[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ').trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}
