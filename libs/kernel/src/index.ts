export * from './clock';
export * from './refusal';
export * from './uuid';
export * from './verdict';
