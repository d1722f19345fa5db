// One configuration for every kind of test; `AMPARO_TESTS=unit|int|e2e` (set by `npm test`) picks which.
const kinds = {
  unit: { testMatch: ['<rootDir>/{libs,services,deploy}/**/*.unit.spec.ts'] },
  int: { testMatch: ['<rootDir>/{libs,services,deploy}/**/*.int.spec.ts'], globalSetup: '<rootDir>/libs/testing/src/global-setup.ts', globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts', setupFiles: ['<rootDir>/libs/testing/src/leaks/hear-this-run.ts'] },
  e2e: { testMatch: ['<rootDir>/e2e/**/*.spec.ts'] },
};
const swc = (parser) => ['@swc/jest', {
  jsc: { target: 'es2023', keepClassNames: true, parser, transform: { legacyDecorator: true, decoratorMetadata: true } },
  module: { type: 'commonjs' },
}];
const kind = process.env.AMPARO_TESTS || 'unit';

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  // Much of the time is a database's, or waiting for a clock: two files at once, also on two cores.
  maxWorkers: 2,
  testSequencer: '<rootDir>/libs/testing/longest-first.cjs',
  // What waits for a database or a broker waits longer on a busy machine.
  testTimeout: kind === 'unit' ? 5_000 : 30_000,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@amparo/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|load-esm|uuid|@hpke|openid-client|oauth4webapi|jose|age-encryption|@noble|@scure)/)',
  ],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/', '/\\.nx/'],
  ...kinds[kind],
};
