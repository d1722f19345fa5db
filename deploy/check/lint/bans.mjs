const column = 'Decorator > CallExpression[callee.name=/^(Primary|Create|Update|Delete|Version)?(Date)?Column$/]';

/** Constructs refused everywhere, as selectors with the reason. `eslint.config.mjs` adds to them for some files. */
export const everywhere = [
  ban('Property[key.name="synchronize"][value.value=true]', 'The schema changes by migrations, never by synchronize.'),
  ban('CallExpression[callee.property.name="synchronize"]', 'The schema changes by migrations, never by synchronize.'),
  ban('Property[key.name="enableImplicitConversion"], Property[key.value="enableImplicitConversion"]', 'It turned consent: "false" into true.'),
  ban('CallExpression:matches([callee.name=/^generateKeyPair/], [callee.property.name=/^generateKeyPair/]):not(:has(Property[key.name="privateKeyEncoding"]))', 'Node may stand still for good when such a key is exported (ADR 0064): ask for bytes, or freshSigningPair.'),
  ban('Identifier[name="forwardRef"]', 'A circle between providers: move what both need.'),
  ban('Identifier[name="InjectRepository"]', 'A global repository runs outside the transaction: use the required tx.'),
  ban('CallExpression[callee.property.name="getRepository"]:not([callee.object.name="tx"])', 'A global repository runs outside the transaction: use the required tx.'),
  ban('ClassDeclaration[superClass.name="BaseEntity"]', 'An active record runs outside the transaction: use the required tx.'),
  ban(`${column}[arguments.length=0], ${column} > ObjectExpression:first-child:not(:has(Property[key.name="type"]))`, 'Every column names its type.'),
  ban('MemberExpression[property.name="env"][object.property.name="process"]', 'Settings are read in config.ts.'),
  ban('ClassDeclaration[id.name=/(Utils?|Helpers?|Common|Manager|Impl)$/]', 'Use the field\'s own noun.'),
  ban('TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', 'An interface goes by what it is, without an I.'),
  ban(':function > Identifier[name="tx"][optional=true]', 'tx is required: an optional one runs outside the transaction by mistake.'),
];

/** Barrels are for the entry of a lib alone, and nothing is exported without a name. */
export const exporting = [
  ban('ExportAllDeclaration', 'No barrels: export * stands in the index.ts of a lib only.'),
];

export const defaultExports = [ban('ExportDefaultDeclaration', 'Export by name.')];

/** What a pure file may not do: ask the clock, chance, the machine, or wait. */
export const impure = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'now is an argument of a rule.'),
  ban('CallExpression[callee.name="Date"]', 'now is an argument of a rule.'),
  ban(':function[async=true]', 'A rule waits for nothing.'),
  ban('ImportExpression, CallExpression[callee.name="require"]', 'A rule loads nothing.'),
];

export const impureGlobals = ['process', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'crypto', 'globalThis', 'global']
  .map((name) => ({ name, message: 'Rules are pure.' }));

export const impureProperties = [
  { object: 'Date', property: 'now', message: 'now is an argument of a rule.' },
  { object: 'Math', property: 'random', message: 'Rules are pure.' },
];

export const environment = { object: 'process', property: 'env', message: 'Settings are read in config.ts.' };

function ban(selector, message) {
  return { selector, message };
}
