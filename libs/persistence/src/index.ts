export * from './database';
export * from './migrate';
export * from './provision';
export * from './sealing-key';
export * from './preparing-client';
export * from './sight/protect-by-sight';
export * from './sight/sight-database';
export * from './sight/write-sight';
