/** Mutation tests of the lights and of the checks on entry: `npm run mutate`, also for single files (docs/mutation.md). */
export default {
  mutate: [
    'metrics/{assessment,schedule,numbers/rounding,quality}.ts',
    'metrics/judging/{facts,achieved,figures,gap-verdict,judging-mode,verdict,pace,lag}.ts',
    'metrics/{explaining/to-green,series/series,catalogue/{light-rule,target}}.ts',
    'metrics/checks/*.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { dir: 'tests/metrics' },
  // The tests name their files as `#metrics/…`, so that a copy of these folders is enough to run them.
  ignorePatterns: [
    '*',
    '!{metrics,seeds}/**',
    '!tests/{metrics,support}/**',
    '!package.json',
    '!vitest.config.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
}
