const FOURTEEN_DAYS_HOURS = 14 * 24;

/**
 * How one Kafka node of one machine is set up: broker and controller in one, loopback only, no topic by accident, events
 * kept for fourteen days (delivery rules: Tell).
 */
export const NODE_SETTINGS: Readonly<Record<string, string | number>> = {
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'inter.broker.listener.name': 'PLAINTEXT',
  'auto.create.topics.enable': 'false',
  'num.partitions': 6,
  'default.replication.factor': 1,
  'min.insync.replicas': 1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 6,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.num.partitions': 6,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.num.partitions': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
  'log.retention.hours': FOURTEEN_DAYS_HOURS,
  // Committed offsets outlive the events that they count.
  'offsets.retention.minutes': 2 * FOURTEEN_DAYS_HOURS * 60,
  // A node alone has no other to wait for: with the defaults, tuned for networks, it is back after a crash in 12 s, so in 4 s.
  'broker.session.timeout.ms': 2_000,
  'broker.heartbeat.interval.ms': 500,
  'controller.quorum.election.timeout.ms': 200,
  'controller.quorum.election.backoff.max.ms': 200,
  'controller.quorum.fetch.timeout.ms': 500,
};

/** The text of `server.properties` for a node run from its jars. */
export function brokerProperties(logFolder: string, port: number, controllerPort: number): string {
  const settings = {
    ...NODE_SETTINGS,
    'log.dirs': logFolder,
    'listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
}
