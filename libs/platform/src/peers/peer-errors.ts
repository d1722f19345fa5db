import type { ServiceName } from '../config/service-names';

/** Another service gave no usable answer: try again later. Answered as 503 where it reaches a caller. */
export class PeerUnavailable extends Error {
  /** @param reason `timeout`, `unreachable`, `broken` or `status-<n>`; it also is the error's code in the log */
  constructor(
    readonly service: ServiceName,
    readonly code: string,
  ) {
    super(`no answer from ${service}: ${code}`);
    this.name = 'PeerUnavailable';
  }
}

/** Another service said no: asking again would not help. */
export class PeerRefused extends Error {
  /** @param code the stable code of its problem, or `unknown` */
  constructor(
    readonly service: ServiceName,
    readonly status: number,
    readonly code: string,
  ) {
    super(`${service} refused with ${status}: ${code}`);
    this.name = 'PeerRefused';
  }
}
