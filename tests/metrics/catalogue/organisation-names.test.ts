import { describe, expect, it } from 'vitest'
import type { Organisation, Region } from '#metrics/catalogue/catalogue.ts'
import { distinctNames, organisationWords, placedName } from '#metrics/catalogue/organisation-names.ts'

const regions = new Map<string, Region>(
  [
    { code: '100000', name: '全国', level: 'country' as const },
    { code: '440000', name: '广东省', level: 'province' as const },
    { code: '441200', name: '肇庆市', level: 'city' as const },
    { code: '441202', name: '端州区', level: 'county' as const },
  ].map((region) => [region.code, region]),
)
const index = { regions }
const body = (name: string, region = '441200', more: Partial<Organisation> = {}): Organisation => ({
  id: name,
  name,
  aliases: [],
  region,
  collective: false,
  ...more,
})

describe('placedName', () => {
  it.each([
    ['市工业和信息化局', '441200', '肇庆市工业和信息化局'],
    ['省工业和信息化厅', '440000', '广东省工业和信息化厅'],
    ['工业和信息化部', '100000', '工业和信息化部'],
    ['肇庆海关', '441200', '肇庆海关'],
    ['国家税务总局肇庆市税务局', '441200', '国家税务总局肇庆市税务局'],
    ['端州区人民政府', '441202', '端州区人民政府'],
    ['中国人民银行广州分行', '440000', '中国人民银行广州分行'],
    ['市工业和信息化局', 'nowhere', '市工业和信息化局'],
  ])('tells of %s in %s that it is %s', (name, region, placed) => {
    expect(placedName(index, body(name, region))).toBe(placed)
  })

  it('puts the place before another name by which it is shown', () => {
    expect(placedName(index, body('市工业和信息化局'), '市工信局')).toBe('肇庆市工信局')
    expect(placedName(index, body('省工业和信息化厅', '440000'), '省工信厅')).toBe('广东省工信厅')
  })

  it('puts the place before the name of a group', () => {
    expect(placedName(index, body('有关单位', '441200', { collective: true }))).toBe('肇庆市有关单位')
  })
})

describe('distinctNames', () => {
  const bureau = body('市工业和信息化局', '441200', { id: 'zhaoqing' })
  const other = body('市工业和信息化局', '441800', { id: 'qingyuan' })
  const civil = body('市民政局', '441800', { id: 'civil' })
  const known = {
    regions: new Map([...regions, ['441800', { code: '441800', name: '清远市', level: 'city' as const }]]),
    organisations: new Map([bureau, other, civil].map((each) => [each.id, each])),
  }

  it('says whose an office is where another of that name stands beside it, and only there', () => {
    const nameOf = distinctNames(known, ['zhaoqing', 'qingyuan', 'civil', 'zhaoqing'])
    expect(['zhaoqing', 'qingyuan', 'civil'].map(nameOf)).toEqual([
      '肇庆市工业和信息化局',
      '清远市工业和信息化局',
      '市民政局',
    ])
    expect(distinctNames(known, ['zhaoqing', 'zhaoqing', 'civil'])('zhaoqing')).toBe('市工业和信息化局')
  })

  it('gives the id of an unknown organisation, and the plain name of one that it was not asked to tell apart', () => {
    const nameOf = distinctNames(known, ['nobody'])
    expect(nameOf('nobody')).toBe('nobody')
    expect(nameOf('civil')).toBe('市民政局')
  })
})

describe('organisationWords', () => {
  it.each([
    [
      '市工业和信息化局',
      ['工信局', '市工信局', '肇庆工信局', '肇庆市工信局', '工信委', '肇庆市工业和信息化局'],
    ],
    ['市发展和改革局', ['发改局', '发改委', '发展改革局']],
    ['市卫生健康局', ['卫健局', '卫健委']],
    ['市政务服务和数据管理局', ['政数局', '数据局', '大数据局', '政务数据局']],
    ['市政务服务数据管理局', ['政数局', '大数据局']],
    ['市人力资源和社会保障局', ['人社局']],
    ['市住房和城乡建设局', ['住建局']],
    ['市市场监督管理局', ['市监局', '市场监管局', '工商局']],
    ['市人民政府国有资产监督管理委员会', ['国资委']],
    ['市委网络安全和信息化委员会办公室', ['网信办', '市网信办']],
    ['市中级人民法院', ['中院', '肇庆中院']],
    ['国家税务总局肇庆市税务局', ['税务局', '肇庆税务局']],
    ['中国人民银行肇庆市分行', ['人行']],
    ['市大数据发展管理局', ['数据局', '政数局']],
    ['市规划和自然资源局', ['规自局', '资源局', '国土局']],
    ['市退役军人事务局', ['退役军人局']],
    ['市医疗保障局', ['医保局']],
    ['省广播电视网络肇庆分公司', ['广电网络']],
    ['市人民政府办公室', ['市府办', '政府办']],
    ['市纪委监委', ['市纪委', '监委']],
  ])('finds %s by what people call it', (name, words) => {
    const text = organisationWords(index, body(name)).split(' ')
    expect(text).toEqual(expect.arrayContaining(words))
  })

  it('finds by the documents’ own abbreviations, with and without the place', () => {
    const text = organisationWords(index, body('市通用建设办公室', '441200', { aliases: ['市通建办'] }))
    expect(text.split(' ')).toEqual(expect.arrayContaining(['通建办', '市通建办', '肇庆通建办']))
  })

  it('gives no bureau another’s name', () => {
    expect(organisationWords(index, body('市人民政府国有资产监督管理委员会'))).not.toContain('民政局')
    expect(organisationWords(index, body('端州区人民政府', '441202')).split(' ')).toEqual([
      '端州区人民政府',
      '端州区人民政府',
      '端州区政府',
    ])
    expect(organisationWords(index, body('工业和信息化部', '100000'))).toContain('工信')
    expect(organisationWords(index, body('市民政局', 'nowhere'))).toBe('市民政局 市民政局')
  })
})
