import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

// These components write <style> tags at run time, which style-src 'self' refuses.
const injectsStyles = ['Grid', 'SimpleGrid', 'Flex', 'AppShell'];

// A client's name is printed by format/person.ts, which prints the code while
// names are hidden. Elsewhere it is only handed on: as a property of the same
// kind, or to `telling`.
const naming = 'MemberExpression[property.name=/^(firstName|lastName|preferredName|formerNames|roomName|clientName)$/]';

export default ts.config(
  { ignores: ['dist', 'test-results', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', {
        paths: [{
          name: '@mantine/core',
          importNames: injectsStyles,
          message: 'It injects a style tag at run time; use a CSS module.',
        }],
        patterns: [{
          group: ['@/features/*/*', '../../features/*'],
          message: 'A feature may not import another; move what both need to components, api or format.',
        }],
      }],
      'no-restricted-globals': ['error', { name: 'localStorage', message: 'Use storage.ts: it survives a browser that refuses storage.' }],
    },
  },
  {
    files: ['src/app/**', 'src/gallery/**', 'src/storage.ts', 'src/test/**', 'src/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/features/**', 'src/components/**'],
    rules: {
      'no-restricted-syntax': ['error', {
        selector: `:not(Property, Property > LogicalExpression, Property > ChainExpression, CallExpression[callee.name="telling"]) > ${naming}`,
        message: 'Print people by format/person.ts, so that Hide names hides them.',
      }],
    },
  },
  {
    // Forms and filters work with names and print none; the sheet for the door is made of them.
    files: ['src/components/clients/clientValues.ts', 'src/components/clients/duplicateQuery.ts', 'src/features/clients/EditClient.tsx', 'src/features/referrals/board.ts', 'src/features/cohorts/PrintedRoster.tsx', 'src/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['e2e/**'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'fetch', 'document', 'window', 'navigator', 'location', 'sessionStorage', 'requestAnimationFrame'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['scripts/**', '*.js', 'public/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', document: 'readonly', window: 'readonly', localStorage: 'readonly', matchMedia: 'readonly', Buffer: 'readonly', setTimeout: 'readonly', fetch: 'readonly', PerformanceObserver: 'readonly' } },
  },
);
