/** Every service, with the port that it listens on by default (on 127.0.0.1). */
export const SERVICE_PORTS = {
  portal: 4000,
  intake: 4001,
  directory: 4010,
  protection: 4011,
  casework: 4012,
  notifications: 4013,
  grants: 4014,
  insights: 4015,
} as const;

/** The name of a service, as it stands in addresses, tokens, settings and event sources. */
export type ServiceName = keyof typeof SERVICE_PORTS;

/** All services, in the order of their ports. */
export const SERVICE_NAMES = Object.keys(SERVICE_PORTS) as ServiceName[];

/** Whether a text from outside names a service. */
export function isServiceName(text: unknown): text is ServiceName {
  return typeof text === 'string' && Object.hasOwn(SERVICE_PORTS, text);
}
