export { fileReport, NotAccepted, type Trace } from './report/file-report';
export { OperatorApi, OperatorRefused, type SystemAddress } from './operator-api';
export { startSystem, type SystemOptions } from './system/start-system';
export type { RunningSystem } from './system/running-system';
