import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueRemarks } from './catalogue-remarks.ts'

/** The page docs/catalogue-remarks.md: every remark on the catalogue, under its document, one line for each record. */
export function remarksPage(catalogue: Catalogue): string {
  const messages = new Map<string, string[]>()
  for (const { subject, message } of catalogueRemarks(catalogue)) {
    messages.set(subject, [...(messages.get(subject) ?? []), message])
  }
  const line = (subject: string, label: string): string[] => {
    const said = messages.get(subject)
    return said === undefined ? [] : [`- ${label}：${said.join('；')}`]
  }
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`### ${title}`, '', ...lines, '']

  return [
    '# 目录备注',
    '',
    '各文件目录中的假定、缺失和疑点，由 `node seeds/write-remarks.ts` 生成，勿手改。',
    '',
    '## 指标',
    '',
    ...line('indicators', '采集'),
    ...catalogue.indicators.flatMap(({ id, name }) => line(id, `${name} \`${id}\``)),
    '',
    ...catalogue.documents.flatMap((document) => {
      const standsHere = ({ citations }: { citations: readonly { document: string }[] }): boolean =>
        citations[0]?.document === document.id
      return [
        `## ${document.title}`,
        '',
        ...line(document.id, '文件'),
        '',
        ...section(
          '条款',
          document.clauses.flatMap(({ key, path, title }) => line(key, `${path} ${title}`)),
        ),
        ...section(
          '目标',
          catalogue.targets.filter(standsHere).flatMap(({ id, name }) => line(id, `${name} \`${id}\``)),
        ),
        ...section(
          '里程碑',
          catalogue.milestones.filter(standsHere).flatMap(({ id, name }) => line(id, `${name} \`${id}\``)),
        ),
        ...section(
          '报送',
          document.duties.flatMap(({ id, name }) => line(id, `${name} \`${id}\``)),
        ),
      ]
    }),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n')
}
