export * from './database';
export * from './migrate';
export * from './provision';
export * from './sealing-key';
export * from './preparing-client';
