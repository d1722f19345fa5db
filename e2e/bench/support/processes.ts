import { readdirSync, readFileSync } from 'node:fs';

/** A running process, as /proc shows it. */
export interface Proc {
  pid: number;
  parent: number;
  command: string;
}

/** All processes that can be seen. */
export function allProcesses(): Proc[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    const stat = read(name, 'stat');
    const command = read(name, 'cmdline');
    if (stat === undefined || command === undefined) return [];
    // The name in brackets may hold anything, so what follows is counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(name), parent: Number(fields[1]), command: command.split('\0').join(' ').trim() }];
  });
}

/** A process and all that descend from it. */
export function familyOf(pid: number, everybody = allProcesses()): Proc[] {
  const own = everybody.filter((one) => one.pid === pid);
  return [...own, ...everybody.filter((one) => one.parent === pid).flatMap((child) => familyOf(child.pid, everybody))];
}

/** Memory that a process has, what it shares with others counted in parts, in MiB; 0 when it is gone. */
export function pssOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(String(pid), 'smaps_rollup') ?? '')?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** Time on a core of a process and its threads, in milliseconds, to a hundredth of a second; 0 when it is gone. */
export function cpuMsOf(pid: number): number {
  const stat = read(String(pid), 'stat');
  if (stat === undefined) return 0;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Time on a core of a process with one thread, such as a PostgreSQL session, in milliseconds, exactly. */
export function threadCpuMsOf(pid: number): number {
  return Number((read(String(pid), 'schedstat') ?? '0').split(' ')[0]) / 1e6;
}

function read(pid: string, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
