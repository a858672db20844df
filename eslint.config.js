import newer from 'eslint-plugin-es-x'
import regexp from 'eslint-plugin-regexp'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only entry files read the environment; pass the setting in.',
}
const noImportedEnvironment = {
  selector: "ImportDeclaration[source.value='node:process']",
  message: 'Use the global process in entry files; elsewhere pass what is needed in.',
}

/** A test that is switched off, or that waits for a clock instead of its expectation, proves nothing. */
const noSleepingTests = [
  {
    selector:
      'CallExpression > MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails)$/]',
    message: 'Every test runs; use skipIf with a reason the run prints.',
  },
  { selector: "CallExpression[callee.property.name='waitForTimeout']", message: 'Wait for what you expect.' },
]

/** Programs of the product that are started by themselves: no other file of it may read the environment or print. */
const entries = [
  'server/main.ts',
  'server/commands/**',
  'seeds/write-*.ts',
  'web/dev.ts',
  'web/build-if-stale.ts',
]

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.stryker-tmp/', 'data/', 'tests/artifacts/', 'tests/long/api-tools/'] },

  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],

  {
    files: ['**/*.ts', '**/*.vue'],
    rules: {
      'max-lines': ['error', 250],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnvironment, noImportedEnvironment],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // After a check of a bound, `row[0]!` is plainer than a second check that cannot fail.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  // Texts come from outside: the time of a pattern must grow with their length, not with its square.
  {
    files: ['metrics/**/*.ts', 'server/**/*.ts', 'web/**/*.ts', '**/*.vue'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },

  // Rules that need types. Components are left to vue-tsc, since they would double the time here.
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A query or a use case is asynchronous by contract, even if an engine answers at once.
      '@typescript-eslint/require-await': 'off',
    },
  },

  // The compiler interface sees no type behind an import of a component, and tests read answers as plain JSON.
  { files: ['web/**/*.ts', 'tests/**'], rules: unsafeOff() },
  { files: ['tests/**'], rules: { 'no-restricted-syntax': ['error', ...noSleepingTests] } },

  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // An absent prop is undefined, and its type allows that.
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-literal'],
      'vue/no-unused-refs': 'error',
      'vue/no-v-html': 'error',
    },
  },
  // Prettier lays out templates.
  { files: ['**/*.vue'], rules: vueLayoutOff() },

  // Code of the oldest browsers: of newer features than ES2022 only those that web/polyfills.ts brings are allowed.
  {
    files: ['web/**/*.{ts,vue}', 'metrics/**/*.ts'],
    extends: [newer.configs['flat/restrict-to-es2022']],
    rules: polyfilled(),
  },

  // Tables of documents and published figures are data, of any length.
  {
    files: ['seeds/documents/**', 'seeds/published/**', 'seeds/organisations/**'],
    rules: { 'max-lines': 'off' },
  },

  {
    files: [...entries, 'tests/support/**', 'tests/bench/**', '*.ts', '*.js'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
)

function polyfilled() {
  const brought = [
    'array-prototype-toreversed',
    'array-prototype-tosorted',
    'array-prototype-tospliced',
    'array-prototype-with',
    'map-groupby',
    'object-groupby',
    // Chromium has had these two features since version 97.
    'array-prototype-findlast-findlastindex',
  ]
  return Object.fromEntries(brought.map((name) => [`es-x/no-${name}`, 'off']))
}

function unsafeOff() {
  const family = ['argument', 'assignment', 'call', 'member-access', 'return']
  return Object.fromEntries(family.map((use) => [`@typescript-eslint/no-unsafe-${use}`, 'off']))
}

/** All rules of layout of eslint-plugin-vue, switched off. */
function vueLayoutOff() {
  const layout = [
    'html-closing-bracket-newline',
    'html-indent',
    'html-self-closing',
    'max-attributes-per-line',
    'multiline-html-element-content-newline',
    'singleline-html-element-content-newline',
    'first-attribute-linebreak',
    'html-closing-bracket-spacing',
  ]
  return Object.fromEntries(layout.map((rule) => [`vue/${rule}`, 'off']))
}
