export { takeBackup, type TakenBackup } from './backup/take-backup';
export { restoreBackup, type Restored } from './restore/restore-backup';
export { signerOf, signingKey } from './archive/signer';
export { fileReport, NotAccepted, type Trace } from './report/file-report';
export { OperatorApi, OperatorRefused, type SystemAddress } from './operator-api';
export { startSystem, type SystemOptions } from './system/start-system';
export type { RunningSystem } from './system/running-system';
export { placesOf, type Places } from './system/places';
