import type { Difference } from './compare-with-seeds.ts'
import { reasonFor } from './reasons.ts'

/** The page docs/policy-differences.md: every difference in one line with its reason, under its document. */
export function differencesPage(differences: readonly Difference[]): string {
  const documents = Map.groupBy(differences, ({ document }) => document)
  return [
    '# 读出的计划与目录的差别',
    '',
    '把五份文件的原文交给读文件的规则，采纳读出的全部目标，成为草稿和计划，再与目录里人工录入的计划逐项比较；每处差别附原因。',
    '由 `DIFFERENCES=write npx vitest run --project metrics tests/metrics/policy/seeds` 生成，勿手改。',
    '',
    ...[...documents].flatMap(([title, found]) => [
      `## ${title}`,
      '',
      '| 条目 | 目标 | 项 | 读出 | 目录 | 原因 |',
      '| --- | --- | --- | --- | --- | --- |',
      ...found.map((one) => {
        const { entry, name, field, read, standing } = one
        return `| ${[entry, name, field, read || '—', standing || '—', reasonFor(one) ?? ''].join(' | ')} |`
      }),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
