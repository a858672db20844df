import type { Token } from '#server/contract/tokens.ts'

/** The rights of a token besides reading single boards, in words. */
export const tokenRights: Readonly<Record<string, { readonly word: string; readonly may: string }>> = {
  read: { word: '读取全部', may: '所有看板、目录和已审核的数据' },
  report: { word: '填报', may: '替所选单位、地区提交数据，须经审核' },
  publish: { word: '发布', may: '写入的数据直接生效，不经审核' },
  catalogue: { word: '目录维护', may: '起草、发布和撤下计划，读取政策目录，提交文件解析' },
  'disclosed:shared': { word: '只取共享的指标', may: '只用数据出口，取标为共享或公开的指标' },
  'disclosed:public': { word: '只取公开的指标', may: '只用数据出口，取标为公开的指标' },
  metrics: { word: '运行指标', may: '读取 /metrics，供监控程序使用' },
}

/** The rights of a token in words: `读取：肇庆市；发布`. */
export function rightsText({ rights }: Pick<Token, 'rights'>, nameOf: (scope: string) => string): string {
  const boards = rights.filter((right) => right.startsWith('read:')).map((right) => nameOf(right.slice(5)))
  const others = rights.filter((right) => !right.startsWith('read:'))
  return [
    ...(boards.length > 0 ? [`读取：${boards.join('、')}`] : []),
    ...others.map((right) => tokenRights[right]?.word ?? right),
  ].join('；')
}
