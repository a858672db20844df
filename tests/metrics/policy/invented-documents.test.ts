import { describe, expect, it } from 'vitest'
import type { PolicyFigure } from '#metrics/policy/reading/policy-reading.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { inventedDocuments } from '#tests/support/documents/policy-document/invented-documents.ts'

type Invented = keyof typeof inventedDocuments

/** The commitments of each document, as a person reads them. */
const commitments: Record<Invented, readonly string[]> = {
  planOfThreeYears: [
    '智能算力总规模 >= 3000 P 2029 from 600',
    '机架上架率 >= 75 % 2029 from 62',
    'PUE <= 1.25 2029',
    '产业营收 >= 2 倍 2029',
    '产业营收 >= 55 亿元 2027',
    '产业营收 >= 68 亿元 2028',
    '产业营收 >= 85 亿元 2029',
    '标杆场景 >= 40 个 2029',
    '制造业 >= 15 个 2029',
    '医疗 >= 8 个 2029',
    '带动中小企业“上云用数” >= 2000 家 2029',
    '国家高新技术企业 >= 30 家 2029',
    '国家高新技术企业 > 200 家 2029',
    '投运首期 >= 1000 PFLOPS 2028',
    '发放算力券 >= 1000 万元 2029',
    '行业大模型 range 5–8 个 2029',
    '通过国家备案的模型 >= 3 个 2029',
    '高质量数据集 >= 100 个 2028',
    '高质量数据集 >= 160 个 2029',
  ],
  listOfAYear: [
    '依申请服务事项网办率 >= 98 % 2028',
    '全程网办率 >= 5 个百分点 2028',
    '法定时限 <= 30 % 2028',
    '“一件事” >= 15 个 2028',
    '“一件事” >= 50 个 2028',
    '“免证办”事项扩展 >= 260 项 2028',
    '12345热线按时办结率 >= 99 % 2028',
    '满意率 >= 95 % 2028',
    '一次接通率 >= 98 % 2028',
    '归集数据总量 > 3 亿条 2028',
    '数据共享需求满足率 = 100 % 2028',
    '公共数据开放目录 >= 60 个 2028',
    '开放数据条数 >= 20 % 2028',
    '乡镇 >= 8 个 2028',
    '行政村视联网改造任务 >= 112 个 2028',
    '攻防演练 >= 2 次 2028',
    '漏洞整改率 = 100 % 2028',
    '关键系统等保测评率 >= 100 % 2028',
    '组织全员培训 >= 4 期 2028',
    '组织全员培训 >= 500 人次 2028',
    '干部数字素养测试合格率 >= 90 % 2028',
  ],
  rules: [],
  results: [],
  announcement: [
    '数据产业规模 >= 300 亿元 2030',
    '数据产业规模年均增速 >= 15 % 2030',
    '数据商 >= 100 家 2030',
    '可信数据空间 >= 10 个 2030',
    '公共数据授权运营专区 >= 5 个 2030',
  ],
  ruledTable: [
    '每万人5G-A基站数 >= 25 个/万人 2032 from 18.5',
    '每万人5G-A基站数 >= 38 个/万人 2035 from 18.5',
    '万兆光网小区占比 >= 20 % 2032 from 6',
    '万兆光网小区占比 >= 50 % 2035 from 6',
    '双栈IPv6流量占比 >= 55 % 2032 from 41.2',
    '双栈IPv6流量占比 >= 75 % 2035 from 41.2',
    '智能算力占比 about 50 % 2032 from 35',
    '智能算力占比 about 65 % 2035 from 35',
    '数据中心平均PUE <= 1.3 2032 from 1.38',
    '数据中心平均PUE <= 1.2 2035 from 1.38',
    '算网时延 <= 5 毫秒 2032 from 10',
    '算网时延 < 3 毫秒 2035 from 10',
    '公共充换电设施 >= 5.0 万个 2032 from 3.2',
    '公共充换电设施 >= 6.8 万个 2035 from 3.2',
    '水利智能感知站点 >= 1200 处 2032 from 860',
    '水利智能感知站点 >= 2000 处 2035 from 860',
  ],
  tabbedTable: [
    '行政村千兆光网通达率 >= 80 % 2028 from 70',
    '行政村千兆光网通达率 >= 90 % 2029 from 70',
    '行政村千兆光网通达率 >= 100 % 2030 from 70',
    '农产品网络零售额 >= 7 亿元 2028 from 5.6',
    '农产品网络零售额 >= 8.5 亿元 2029 from 5.6',
    '农产品网络零售额 >= 10 亿元 2030 from 5.6',
    '“数字门牌”覆盖户数 >= 2 万户 2028',
    '“数字门牌”覆盖户数 >= 4 万户 2029',
    '“数字门牌”覆盖户数 >= 6 万户 2030',
    '智慧农机装备 >= 160 台/套 2028 from 120',
    '智慧农机装备 >= 210 台/套 2029 from 120',
    '智慧农机装备 >= 300 台/套 2030 from 120',
    '农村电商带头人培训 >= 1000 人次 2030 from 800',
    '数据中台 >= 1 套 2029',
    '应用场景 >= 12 个 2029',
    '改造感知站点 >= 85 处 2030',
  ],
  measures: [
    '规模以上工业企业人工智能应用普及率 > 70 % 2029',
    '重点行业关键设备联网率 >= 65 % 2029 from 46.5',
    '人均劳动生产率 >= 20 % 2029',
    '“链主”企业 about 10 家 2029',
    '“小巨人”企业 >= 30 家 2029',
    '省级以上中试平台 >= 2 个 2029',
    '改造项目 >= 300 个 2029',
    '示范项目占比 >= 10 % 2029',
    '接入算力 >= 500 P 2028',
    '使用成本 >= 30 % 2028',
    '引进高层次人才 >= 50 名 2029',
    '培训产业工人 >= 1.2 万人次 2029',
    '实训基地 range 5–6 家 2029',
    '产业基金 >= 10 亿元 2029',
    '科技贷款 about 50 亿元 2029',
    '不良率 <= 2 % 2029',
  ],
}

const told = ({ name, comparator, value, low, high, unit, deadline = '', baseline }: PolicyFigure) =>
  [name, comparator, value ?? `${low}–${high}`, unit, deadline, ...(baseline ? [`from ${baseline}`] : [])]
    .join(' ')
    .replaceAll(/ +/g, ' ')

describe('readPolicy, of whole invented documents, in patterns that the official texts do not show', () => {
  it.each(Object.keys(inventedDocuments) as Invented[])('finds what %s commits to', (name) => {
    const { figures } = readPolicy(inventedDocuments[name])
    expect(figures.filter(({ target }) => target).map(told)).toEqual(commitments[name])
  })

  it.each<[Invented, string, string]>([
    ['measures', '200万元以上', 'threshold'],
    ['measures', '1次', 'no-commitment'],
    ['results', '38%', 'results'],
    ['rules', '100%', 'rule-text'],
    ['announcement', '46.2%', 'past'],
    ['planOfThreeYears', '20%', 'entitlement'],
  ])('says why, in %s, %s is no target', (name, words, reason) => {
    const text = inventedDocuments[name]
    const found = readPolicy(text).figures.find(({ start, end }) => text.slice(start, end).trim() === words)
    expect(found).toMatchObject({ target: false, reason })
  })

  it('ends a table with the row that names a group, where no row follows it', () => {
    const text = '表1 主要指标\n指标|单位|2030年|2035年\n用户数|万户|12|20\n二、其他|||'
    expect(readPolicy(text).figures.map(told)).toEqual(['用户数 >= 20 万户 2035 from 12'])
  })
})
