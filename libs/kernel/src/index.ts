export * from './clock';
export * from './markup';
export * from './refusal';
export * from './uuid';
export * from './verdict';
