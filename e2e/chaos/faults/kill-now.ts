import type { ServiceName } from '@amparo/platform';
import type { Round } from './scenario';

/** SIGKILL of the process that a service lives in. One that is dead already stays so. */
export function killNow({ system, recorder }: Pick<Round, 'system' | 'recorder'>, service: ServiceName, signal: NodeJS.Signals = 'SIGKILL'): void {
  const { pid, name } = system.running.processOf(service);
  if (pid === undefined) return;
  process.kill(pid, signal);
  recorder.note({ what: 'killed', process: name });
}
