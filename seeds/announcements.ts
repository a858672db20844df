import type { Clause, PolicyDocument, TargetRecord } from '#metrics/catalogue/catalogue.ts'

/** The clause of a public statement by a minister or a press office. */
const spoken = (
  document: string,
  path: string,
  title: string,
  lead: string,
  remarks: readonly string[],
): Clause => ({
  key: `${document}:${path}`,
  path,
  title,
  lead: [lead],
  support: [],
  joint: [],
  leadMode: 'issuer',
  leadDefault: lead,
  leadAssumed: false,
  remarks,
})

const announcement = {
  kind: 'announcement',
  leadRule: '由发布单位负责',
  duties: [],
} as const

export const announcements: readonly PolicyDocument[] = [
  {
    ...announcement,
    id: 'national-5g-targets',
    title: '工业和信息化部公布的5G基站年度目标',
    shortTitle: '全国5G目标2022—2023',
    issuers: ['工业和信息化部'],
    region: '100000',
    horizon: '2023-12-31',
    clauses: [
      spoken('national-5g-targets', '2022年', '5G网络建设', 'national-gongxin', [
        '总工程师田玉龙在国务院新闻办公室2022-02-28发布会上公布(新华社、中新社同日电)',
        '同场另说年底总数达到200万个，未列为目标',
      ]),
      spoken('national-5g-targets', '2023年', '5G网络建设', 'national-gongxin', [
        '部长金壮龙在十四届全国人大一次会议“部长通道”2023-03-05公布',
        '同场另说全年新建开通60万个，未列为目标',
      ]),
    ],
    remarks: ['两次公开发布合为一件，无文号', '据新闻报道，未见书面文件'],
  },
  {
    ...announcement,
    id: 'guangdong-5g-target-2020',
    title: '广东省政府下达的2020年5G基站建设目标',
    shortTitle: '广东5G目标2020',
    issuers: ['广东省人民政府'],
    region: '440000',
    horizon: '2020-12-31',
    clauses: [
      spoken('guangdong-5g-target-2020', '2020年', '5G基站建设', 'guangdong-gongxin', [
        '见新华社2020-01-14广东两会报道，省工业和信息化厅2020年10月通报写作省政府下达',
      ]),
    ],
    remarks: [
      '下达文件及文号未见，据新闻报道和省工业和信息化厅通报',
      '2020年3月起另有争取6万座的说法，不替换本目标',
    ],
  },
]

const announced = {
  kind: 'hard',
  spanAssumed: false,
  leadAssumed: false,
  softeners: [],
} as const

/** The targets of the published series; their baselines are read from the series. */
export const announcedTargets: readonly TargetRecord[] = [
  {
    ...announced,
    id: 'national-2022-new-5g-base-stations',
    indicator: 'national-5g-base-stations',
    name: '全国新建5G基站',
    region: '100000',
    basis: 'flow',
    comparator: '>=',
    value: '60',
    start: '2022-01-01',
    due: '2022-12-31',
    citations: [{ document: 'national-5g-targets', clause: '2022年' }],
    organisations: ['national-gongxin'],
    remarks: ['“新建”按年内总数之差计，起点为2021年末142.5万；公报另有全年新建88.7万'],
  },
  {
    ...announced,
    id: 'national-2023-5g-base-stations',
    indicator: 'national-5g-base-stations',
    name: '全国5G基站总数',
    region: '100000',
    basis: 'stock',
    comparator: '>',
    value: '290',
    start: '2023-01-01',
    due: '2023-12-31',
    citations: [{ document: 'national-5g-targets', clause: '2023年' }],
    organisations: ['national-gongxin'],
    remarks: ['“超过”按严格大于'],
  },
  {
    ...announced,
    id: 'guangdong-2020-new-5g-base-stations',
    indicator: 'guangdong-5g-base-stations',
    name: '广东新建5G基站',
    region: '440000',
    basis: 'flow',
    comparator: '>=',
    value: '48000',
    start: '2020-01-01',
    due: '2020-12-31',
    citations: [{ document: 'guangdong-5g-target-2020', clause: '2020年' }],
    organisations: ['guangdong-gongxin'],
    remarks: ['“新建”按年内总数之差计，起点为2019年末36988座', '未印比较词，按至少处理'],
  },
]
