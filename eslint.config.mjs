import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaries } from './deploy/check/lint/boundaries.mjs';
import { defaultExports, environment, everywhere, exporting, impure, impureGlobals, impureProperties } from './deploy/check/lint/bans.mjs';

const specs = ['**/*.spec.ts', '**/test/**/*.ts', 'libs/testing/**/*.ts', 'e2e/**/*.ts'];
const pure = ['**/*.rules.ts', 'libs/domain/src/**/*.ts'];
const readsSettings = [...specs, 'e2e/**/*.cjs', '**/config.ts', 'deploy/**', 'libs/platform/src/machine/**/*.ts', '*.{mjs,cjs}'];
const entries = ['libs/*/src/index.ts', 'libs/platform/src/machine/index.ts'];

/** What the host imports of each service. */
const theApplications = ['^@amparo/[a-z]+/(app\\.module|events|service)$'];

const pages = ['services/portal/web/src/**/*.{ts,tsx}'];

const syntax = (...bans) => ['error', ...bans.flat()];
const environmentImports = ['process', 'node:process'].map((name) => ({ name, importNames: ['env'], message: environment.message }));
const testingLib = { name: '@amparo/testing', message: 'For specs only.' };
const onlyImports = (regex, message, also = {}) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${regex})`, message, ...also }] }] });
const rulesImport = String.raw`(@amparo/domain|@amparo/kernel)$|\.{1,2}/(.*/)?[^/]+\.rules$`;

export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', '**/.data', '**/.nx', '**/coverage', '**/gen/**'] },
  { linterOptions: { noInlineConfig: true } },

  // Everything that is written by hand.
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    rules: {
      'max-lines': ['error', 300],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-empty': 'error',
      'no-restricted-properties': ['error', environment],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'performance', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'module', 'require', '__dirname', 'fetch', 'AbortSignal'].map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', 'prefer-const': 'error' },
  },

  // TypeScript, with types.
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ specs: false }),
      '@typescript-eslint/no-restricted-imports': 'off',
      'no-restricted-imports': ['error', { paths: [...environmentImports, testingLib] }],
      'no-restricted-syntax': syntax(everywhere, exporting, defaultExports),
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      // An async method without await is how an interface of promises is met.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // The portal's pages are a program of their own: they run in a browser.
  { files: pages, languageOptions: { parserOptions: { project: './services/portal/web/tsconfig.json', tsconfigRootDir: import.meta.dirname } } },
  { files: entries, rules: { 'no-restricted-syntax': syntax(everywhere, defaultExports) } },
  {
    files: specs,
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ specs: true }),
      'no-restricted-imports': ['error', { paths: [] }],
      // Answers from outside and jest's matchers are of type any.
      ...Object.fromEntries(['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])),
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // The two that may import applications; the patterns of `allow` are regular expressions.
  { files: ['services/host/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries({ specs: false, allow: theApplications }) } },
  { files: ['services/host/**/*.spec.ts', 'services/host/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries({ specs: true, allow: theApplications }) } },
  { files: ['e2e/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries({ specs: true, allow: ['^@amparo/local$'] }) } },

  // Jest finds its set-up files and TypeORM's command line its data source by the default export.
  { files: ['libs/testing/src/global-*.ts'], rules: { 'no-restricted-syntax': syntax(everywhere, exporting) } },
  { files: readsSettings, rules: { 'no-restricted-properties': 'off' } },

  // Pure files come last: nothing above loosens them.
  {
    files: pure,
    ignores: [...specs, ...entries],
    rules: {
      ...onlyImports(rulesImport, 'Rules import other rules, domain and kernel only.'),
      'no-restricted-syntax': syntax(everywhere, exporting, defaultExports, impure),
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', environment, ...impureProperties],
    },
  },
  // Rules of pages speak of what the services answer, whose shapes are generated: types do nothing.
  { files: ['services/portal/web/src/**/*.rules.ts'], rules: onlyImports(rulesImport, 'Rules import other rules, domain and kernel only, and types.', { allowTypeImports: true }) },
  { files: ['libs/domain/src/**/*.ts'], ignores: specs, rules: onlyImports(String.raw`@amparo/kernel$|\.{1,2}/`, 'The domain imports kernel only.') },
);
