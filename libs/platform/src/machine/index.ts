export { freePort, isPortFree } from './free-port';
export { isAlive } from './process-life';
export { assertSafe, type Queries } from './postgres/assert-safe';
export { discardPostgres, startPostgres, type PostgresServer, type StartPostgres } from './postgres/postgres-server';
export { streamBaseBackup } from './postgres/base-backup';
export { discardCluster, findPostgres, hasCluster, isServed, isTaken, layCluster, moveCluster } from './postgres/laid-cluster';
export { realDataDir } from './postgres/site';
export type { KafkaBroker } from './kafka/broker';
export { startKafka, type StartKafka } from './kafka/kafka-broker';
