import type { CommitmentRow, SharedRow } from '#metrics/policy/plan-source.ts'

// prettier-ignore
export const commitments: readonly CommitmentRow[] = [
  { entry: '003-B01', slug: 'four-level-services', clause: '六(二十三)', name: '四级政务“三通”实现率',
    kind: 'explicit', basis: 'coverage', comparator: '=', value: '100', unit: '%', dated: 'plan',
    parts: ['业务通', '系统通', '数据通'],
    remarks: ['“四级”“三通”是层级和类别计数', '省级部分非本市可控', '无分母'] },
  { entry: '003-A03', slug: 'frequent-appeal-items', clause: '七(二十七)', name: '高频民生诉求清单事项数',
    kind: 'hard', basis: 'deliverables', comparator: '>=', value: '500', unit: '项', dated: 'plan',
    parts: ['目录清单', '职责清单'],
    remarks: ['两份清单是否各须不少于500项未明', '000-C29同一事项无数字'] },
  { entry: '003-A04', slug: 'appeal-dispatch-speed', clause: '七(二十七)', name: '诉求转派提速幅度',
    kind: 'hard', basis: 'growth', comparator: '>=', value: '10', unit: '%', dated: 'plan',
    remarks: ['基期未印', '速度口径未界定(时长缩短10%不等于提速10%)',
      '与000-A11(处理时效)不是同一指标，不合并'] },
  { entry: '003-A05', slug: 'forest-stand-improvement', clause: '九(三十五)', name: '林分优化提升面积',
    kind: 'hard', basis: 'flow', comparator: '>=', value: '13', unit: '万亩', dated: 'plan',
    remarks: ['未印比较词', '“9条绿色通道”是否限定计量范围不明', '当年或累计未印，按年度要点取当年'] },
  { entry: '003-A06', slug: 'forest-tending', clause: '九(三十五)', name: '森林抚育提升面积',
    kind: 'hard', basis: 'flow', comparator: '>=', value: '15', unit: '万亩', dated: 'plan',
    remarks: ['未印比较词', '“9条绿色通道”是否限定计量范围不明', '当年或累计未印，按年度要点取当年'] },
]

/** Commitments that the digital-economy plan of the same city and year states too. */
// prettier-ignore
export const shared: readonly SharedRow[] = [
  { entry: '003-A01', target: 'zhaoqing-2024-enterprises-transforming', clause: '四(十三)',
    says: '未印年份，期限取2024年底；7个单位按职责分工，无牵头' },
  { entry: '003-A02', target: 'zhaoqing-2024-one-thing-themes', clause: '六(二十三)',
    says: '写作专题“落地应用”；期限取2024年底；同一单位印全称并牵头' },
  { entry: '003-A07', target: 'zhaoqing-2024-5g-base-stations', clause: '十一(四十一)',
    says: '印“以上”；无“以物理地址计算”、无“开通”、无期限，期限取2024年底；3个单位按职责分工，无牵头' },
]
