export * from './system/running-system';
export * from './system/start-system';
export * from './operator-api';
export * from './report/file-report';
