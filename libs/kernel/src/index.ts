export * from './clock';
export * from './refusal';
export * from './verdict';
