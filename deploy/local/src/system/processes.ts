import { SERVICE_NAMES, type ServiceName } from '@amparo/platform';

/** A process, and what runs in it. */
export interface ProcessShape {
  name: string;
  /** Folder of its program below `services`. */
  program: string;
  services: readonly ServiceName[];
  /** It leaves the processor to the others where that is wanted by all. */
  givesWay: boolean;
}

/** What somebody waits for: who is to know, and that she is told. */
const ALERTS: readonly ServiceName[] = ['protection', 'notifications'];

const OTHERS = SERVICE_NAMES.filter((name) => name !== 'intake' && !ALERTS.includes(name));

/** The door runs alone, so that nothing can take it down. */
const DOOR: ProcessShape = { name: 'intake', program: 'intake', services: ['intake'], givesWay: false };

/** By what `AMPARO_PROCESSES` calls them. */
const SHAPES = new Map<string, readonly ProcessShape[]>([
  ['two', [DOOR, { name: 'host', program: 'host', services: [...ALERTS, ...OTHERS], givesWay: false }]],
  // People have a report sooner, and danger comes later behind a great backlog (ADR 0065).
  ['three', [DOOR, { name: 'alerts', program: 'host', services: ALERTS, givesWay: false }, { name: 'host', program: 'host', services: OTHERS, givesWay: true }]],
  ['each', SERVICE_NAMES.map((name) => ({ name, program: name, services: [name], givesWay: false }))],
]);

/**
 * The processes of a system on one machine: as `AMPARO_PROCESSES` says, else two, and with Kafka each service its own.
 *
 * @throws Error that names what it may say
 */
export function processesFrom(env: NodeJS.ProcessEnv, kafka: boolean): readonly ProcessShape[] {
  const asked = env['AMPARO_PROCESSES'] ?? '';
  const shape = SHAPES.get(asked === '' ? (kafka ? 'each' : 'two') : asked);
  if (shape === undefined) throw new Error(`AMPARO_PROCESSES is one of: ${[...SHAPES.keys()].join(', ')}.`);
  return shape;
}
