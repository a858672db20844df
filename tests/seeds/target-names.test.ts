import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

/**
 * Printed words that narrow what a target counts. A name without one of them would count fewer (医院 of 医疗机构), more
 * (骨干企业 of 制造业骨干企业) or something else (智能导览 of 智能导游、电子讲解).
 */
const counted: Readonly<Record<string, readonly string[]>> = {
  '000-A01': ['新一代信息技术工程类', '市重点项目'],
  '000-A03': ['4K电视节目', '用户'],
  '000-A07': ['重点跨江桥梁', '防撞预警系统'],
  '000-A09': ['高效办成一件事', '推广应用'],
  '000-B01': ['新一代信息技术工程类', '市重点项目', '投资计划'],
  '000-B02': ['二级及以上', '公立医疗机构', '对接', '互认共享平台'],
  '000-B06': ['三级等保以上', '运营单位', '网络安全现场检查'],
  '001-B01': ['20户以上自然村', '光纤接入', '覆盖'],
  '001-B02': ['省级平台', '各地市', '互联互通'],
  '002-A02': ['高频服务事项', '掌上办'],
  '002-A03': ['政务服务事项', '网上可办率'],
  '002-A05': ['5G+智慧园区', '产业示范基地'],
  '002-A06': ['特色产业集群', '规模化数字化转型'],
  '002-A07': ['5G+工业互联网', '标杆示范'],
  '002-A08': ['制造业骨干企业', '省级企业技术中心'],
  '002-A10': ['5G智慧农业产业园区'],
  '002-B01': ['主要城区', '重点乡镇', '重点工业园区'],
  '002-B02': ['城区', '工业园区', '乡镇区域'],
  '002-B05': ['新建住宅建筑', '光纤到户'],
  '002-B07': ['4A以上景区', '智能导游', '电子讲解'],
  '002-B08': ['旅游特色小镇', '重点旅游乡村'],
  '003-A05': ['林分优化提升'],
  '003-A06': ['森林抚育提升'],
  '004-A01': ['数字经济核心产业', '企业增加值'],
  '004-A02': ['数字经济核心产业', '增加值', 'GDP'],
  '004-A04': ['万人高价值发明专利', '拥有量'],
  '004-A05': ['公共数据资源集'],
  '004-A09': ['高成长型数字经济企业', '培育'],
  '004-B01': ['物联网感知网络'],
  '004-B02': ['政务服务事项', '标准化'],
  '004-B03': ['新增和改扩建', '非涉密'],
}

const targetOf = (entry: string) =>
  catalogue.targets.find(({ citations }) => citations.some((citation) => citation.entry === entry))!

describe('names of targets', () => {
  it.each(Object.entries(counted))('%s says what it counts', (entry, words) => {
    const { name, indicator } = targetOf(entry)
    expect(words.filter((word) => !name.includes(word))).toEqual([])
    expect(catalogue.indicators.find(({ id }) => id === indicator)!.name).toBe(name)
  })

  it.skipIf(!sharedIsHere)('have those words from the texts', () => {
    const notPrinted = Object.entries(counted).flatMap(([entry, words]) => {
      const { document } = targetOf(entry).citations[0]!
      const text = readFileSync(shared(`sources/${document}.txt`) ?? '', 'utf8').replace(/\s/g, '')
      return words.filter((word) => !text.includes(word.replaceAll(/\s/g, '')))
    })
    expect(notPrinted).toEqual([])
  })
})
