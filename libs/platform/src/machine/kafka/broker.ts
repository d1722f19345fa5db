/** A running broker. */
export interface KafkaBroker {
  kind: 'given' | 'container' | 'jars';
  /** `host:port`, separated by commas. */
  brokers: string;
  /** Stops it in good order; brokers that were given are left alone. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would. For brokers of our own, like the three below. */
  kill(): Promise<void>;
  /** Holds it still, connections open: what a hanging network looks like. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Starts it again at the same address with the same data, stopping it first where it runs; answers when it is ready. */
  restart(): Promise<void>;
}
