import type { CommitmentRow } from '../plan-source.ts'

// prettier-ignore
export const commitments: readonly CommitmentRow[] = [
  { entry: '001-B01', slug: 'natural-villages-fibre-4g', clause: '一(一)', name: '20户以上自然村光纤和4G通达率',
    kind: 'implied', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan', softeners: ['持续推动'],
    parts: ['光纤接入', '4G网络覆盖'],
    remarks: ['未印100%或“全部”，水平推定，较弱', '20户是门槛，不是目标值'] },
  { entry: '001-A01', slug: 'open-application-scenarios', clause: '三(八)', name: '龙头企业开放应用场景类数',
    kind: 'enumerated', basis: 'deliverables', comparator: '=', value: '4', unit: '类', dated: 'plan',
    remarks: ['4类为列举(电子信息、汽车、先进装备、家电)，可拆为4个是否项', '也可看作非目标'] },
  { entry: '001-A02', slug: 'enterprises-transforming', clause: '四(十三)', name: '规上工业企业数字化转型新增家数',
    kind: 'hard', basis: 'flow', comparator: '>=', value: '5000', unit: '家', dated: 'plan', softeners: ['推动'],
    remarks: ['“新增”为当年流量', '未分解到地市', '未印比较词', '000-A04为市级、004-A03为累计，口径不同，不可相加或比较',
      '已公布的累计家数(guangdong-digitalised-enterprises)缺2021年末值，且早期含“上云上平台”，口径未能证实一致，不作本目标的数据'] },

  { entry: '001-B02', slug: 'yueshengxin-interconnection', clause: '五(十八)', name: '“粤省心”与各地市平台联通率',
    kind: 'implied', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan', softeners: ['加快推动'],
    remarks: ['由“各地市”推定全部地市，未印数字', '另含政务服务网和“粤系列”平台'] },
  { entry: '001-B03', slug: 'yuezhizhu-terminals', clause: '五(十八)', name: '“粤智助”自助机覆盖率',
    kind: 'explicit', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan',
    parts: ['行政村', '镇(街)'],
    remarks: ['行政村和镇(街)总数未印', '两个分母应分别统计'] },
  { entry: '001-B04', slug: 'elderly-database', clause: '五(二十二)', name: '居家老年人信息库覆盖率',
    kind: 'implied', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan',
    remarks: ['只印“覆盖”未印“全”，水平推定'] },
  { entry: '001-B05', slug: 'emergency-network', clause: '五(二十四)', name: '应急指挥网络五级贯通率',
    kind: 'implied', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan', softeners: ['推动'],
    parts: ['省', '市', '县', '镇', '村'],
    remarks: ['五级是层级数，推定各级节点全部贯通'] },
]
