import type { Region } from '#metrics/catalogue/catalogue.ts'

/**
 * The code and name of a region, and its place on the parent's schematic grid: columns count to the east, rows to the
 * south, both from 0.
 */
type RegionRow = readonly [code: string, name: string, tile?: readonly [column: number, row: number]]

function regionsOf(level: Region['level'], parent: string, rows: readonly RegionRow[]): Region[] {
  return rows.map(([code, name, tile]) => ({
    code,
    name,
    level,
    parent,
    ...(tile === undefined ? {} : { tile: { column: tile[0], row: tile[1] } }),
  }))
}

/**
 * The codes are those of GB/T 2260 in which three or four public lists agree. A functional zone has no such code and
 * gets `<city code>-<pinyin>`; it lies inside counties, and counts in a total only where the indicator says so. The grid is schematic (示意图), not
 * a map.
 */
// prettier-ignore
export const regions: readonly Region[] = [
  { code: '100000', name: '全国', level: 'country' },
  { code: '440000', name: '广东省', level: 'province', parent: '100000' },

  ...regionsOf('city', '440000', [
    ['440100', '广州市', [3, 1]],
    ['440200', '韶关市', [3, 0]],
    ['440300', '深圳市', [4, 3]],
    ['440400', '珠海市', [3, 3]],
    ['440500', '汕头市', [6, 2]],
    ['440600', '佛山市', [2, 1]],
    ['440700', '江门市', [2, 2]],
    ['440800', '湛江市', [0, 3]],
    ['440900', '茂名市', [0, 2]],
    ['441200', '肇庆市', [1, 1]],
    ['441300', '惠州市', [4, 1]],
    ['441400', '梅州市', [5, 0]],
    ['441500', '汕尾市', [5, 2]],
    ['441600', '河源市', [4, 0]],
    ['441700', '阳江市', [1, 3]],
    ['441800', '清远市', [2, 0]],
    ['441900', '东莞市', [4, 2]],
    ['442000', '中山市', [3, 2]],
    ['445100', '潮州市', [6, 1]],
    ['445200', '揭阳市', [5, 1]],
    ['445300', '云浮市', [1, 2]],
  ]),
  ...regionsOf('county', '440400', [
    ['440402', '香洲区', [1, 1]],
    ['440403', '斗门区', [0, 1]],
    ['440404', '金湾区', [0, 2]],
  ]),
  ...regionsOf('county', '441200', [
    ['441202', '端州区', [2, 2]],
    ['441203', '鼎湖区', [3, 2]],
    ['441204', '高要区', [1, 2]],
    ['441223', '广宁县', [1, 1]],
    ['441224', '怀集县', [1, 0]],
    ['441225', '封开县', [0, 1]],
    ['441226', '德庆县', [0, 2]],
    ['441284', '四会市', [2, 1]],
  ]),
  ...regionsOf('county', '441800', [
    ['441802', '清城区', [3, 2]],
    ['441803', '清新区', [2, 2]],
    ['441821', '佛冈县', [4, 2]],
    ['441823', '阳山县', [2, 1]],
    ['441825', '连山壮族瑶族自治县', [0, 1]],
    ['441826', '连南瑶族自治县', [1, 1]],
    ['441881', '英德市', [3, 1]],
    ['441882', '连州市', [2, 0]],
  ]),

  ...regionsOf('zone', '441200', [
    ['441200-gaoxinqu', '肇庆高新区', [3, 1]],
    ['441200-xinqu', '肇庆新区', [4, 2]],
    ['441200-yuegui-hezuo-tebie-shiyanqu', '粤桂合作特别试验区(肇庆)', [0, 0]],
  ]),
  ...regionsOf('zone', '440400', [
    ['440400-gaoxinqu', '珠海高新区', [1, 0]],
    ['440400-hezhou-xinqu', '鹤洲新区(筹)', [1, 2]],
    ['440400-jingji-jishu-kaifaqu', '珠海经济技术开发区'],
    ['440400-fushan-gongyeyuan', '富山工业园'],
    ['440400-sanzao-keji-gongyeyuan', '三灶科技工业园'],
    ['440400-xinqing-keji-gongyeyuan', '新青科技工业园'],
    ['440400-nanping-keji-gongyeyuan', '南屏科技工业园'],
    ['440400-sanxi-kechuang-chanyeyuan', '三溪科创产业园'],
    ['440400-gaolangang-zonghe-baoshuiqu', '珠海高栏港综合保税区'],
  ]),
  ...regionsOf('zone', '441800', [
    ['441800-gaoxinqu', '清远高新区', [3, 3]],
    ['441800-guangqing-chanyeyuan', '广清产业园'],
    ['441800-guangde-yingde-chanyeyuan', '广德(英德)产业园', [4, 1]],
    ['441800-guangfo-fogang-chanyeyuan', '广佛(佛冈)产业园', [5, 2]],
  ]),
]
