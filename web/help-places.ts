import { hasRight, type Right } from '#server/contract/rights.ts'

/** The section of the manual on each page, by the page's name in the router; of several the first whose right the reader holds. */
const places: Readonly<Record<string, string | readonly (readonly [right: Right, place: string])[]>> = {
  boards: 'leader#一先看看板',
  summary: 'leader#三汇总按单位文件章节',
  target: 'leader#四一项目标的来龙去脉',
  evaluations: 'leader#五考核评价',
  'evaluation-snapshot': 'leader#五考核评价',
  'evaluation-scheme': 'administrator#六考核方案',
  'new-evaluation-scheme': 'administrator#六考核方案',
  entry: 'reporter#二看要报什么',
  filing: 'reporter#三填一张表',
  practice: 'reporter#三填一张表',
  narratives: 'reporter#十一会前说明',
  rounds: [
    ['report', 'reporter#十二报送轮次'],
    ['read', 'secretary#八报送轮次'],
  ],
  round: [
    ['report', 'reporter#十二报送轮次'],
    ['read', 'secretary#八报送轮次'],
  ],
  'new-round': 'secretary#八报送轮次',
  'action-items': [
    ['report', 'reporter#十三我的督办'],
    ['read', 'secretary#六督办'],
  ],
  'action-item': [
    ['report', 'reporter#十三我的督办'],
    ['read', 'secretary#六督办'],
  ],
  'new-action-item': 'secretary#六督办',
  imports: [
    ['review', 'reviewer#七放行一份历史数据'],
    ['read', 'administrator#九数据导入把往年的数一次导入'],
  ],
  import: [
    ['review', 'reviewer#七放行一份历史数据'],
    ['read', 'administrator#九数据导入把往年的数一次导入'],
  ],
  review: 'reviewer#一看队列',
  approved: 'reviewer#八撤销审核',
  timeliness: 'secretary#七报送及时率和催报',
  meetings: [
    ['convene', 'secretary#一筹备'],
    ['read', 'leader#六看议题在会上翻看'],
  ],
  meeting: [
    ['convene', 'secretary#二请单位说明'],
    ['read', 'leader#六看议题在会上翻看'],
  ],
  'meeting-version': 'secretary#三定格',
  catalogue: 'catalogue#一查目标出自哪一条',
  records: 'administrator#八读政策文件起草计划',
  'record-versions': 'administrator#八读政策文件起草计划',
  plans: 'administrator#八读政策文件起草计划',
  'plan-draft': 'administrator#八读政策文件起草计划',
  readings: 'administrator#八读政策文件起草计划',
  reading: 'administrator#八读政策文件起草计划',
  begin: 'begin#一六步',
  people: 'administrator#一人员',
  periods: 'administrator#二报送期关账和重新开放',
  'light-rules': 'administrator#三亮灯规则',
  calendar: 'administrator#四工作日历',
  displays: 'wall#一配对一块大屏',
  remotes: 'wall#三用手机平板遥控',
  maps: 'wall#六把区县画在地图上',
  'display-profile': 'wall#二展示方案几块屏一样几块看板轮换',
  tokens: 'administrator#七令牌让程序读写数据',
  operations: 'administrator#十运行状况备份和恢复',
  audit: 'catalogue#四审计员还能看什么',
  'data-out': 'exchange#一数据出口给人下载给程序取用',
  collectors: 'exchange#三采集任务数自己来',
  collector: 'exchange#三采集任务数自己来',
  webhooks: 'exchange#四事件推送告诉别的系统',
  account: 'reporter#一登录和改密码',
}

/** The address of the manual's section on a page, for somebody with these rights; of a page without one, its contents. */
export function helpFor(page: unknown, rights: Iterable<Right> | undefined): string {
  const found = typeof page === 'string' && Object.hasOwn(places, page) ? places[page] : undefined
  if (typeof found === 'string') return `/help/${found}`
  const held = [...(rights ?? [])]
  const [, place] = found?.find(([right]) => hasRight(held, right)) ?? []
  return `/help/${place ?? 'README'}`
}

/** Every section that some page names. */
export const helpPlaces: readonly (readonly [page: string, place: string])[] = Object.entries(places).flatMap(
  ([page, told]) =>
    (typeof told === 'string' ? [told] : told.map(([, place]) => place)).map(
      (place) => [page, place] as const,
    ),
)
