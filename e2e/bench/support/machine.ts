import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { commitOf } from '../../support/commit';

/** What a figure was measured on, kept beside it. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGiB: number;
  kernel: string;
  node: string;
  commit: string;
  /** Work waiting for a core before the first bench: above a half, the figures are of a shared machine. */
  loadBefore: number;
}

export function describeMachine(root: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim(),
    node: process.version,
    commit: commitOf(root, 'e2e/bench'),
    loadBefore: loadavg()[0] ?? 0,
  };
}
