import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'

/**
 * The evaluation scheme (考核) of 肇庆's counties by their three indicators, each with another way of scoring. None of the
 * five documents defines such a scheme, so that it is marked as demo wherever it shows. A changed scheme needs another
 * version.
 */
export const demoSchemes: readonly EvaluationSchemeRecord[] = [
  {
    id: 'evaluation-demo',
    version: 1,
    name: '肇庆县（市、区）数字经济评价（演示方案）',
    grounds: '演示方案，没有文件依据；五份政策文件均未规定考核计分办法',
    over: 'regions',
    participants: ['441202', '441203', '441204', '441223', '441224', '441225', '441226', '441284'],
    indicators: [
      {
        indicator: 'zhaoqing-5g-base-stations',
        weight: 0.4,
        direction: 'higher',
        scoring: { method: 'efficacy' },
      },
      {
        indicator: 'zhaoqing-enterprises-transforming',
        weight: 0.4,
        direction: 'higher',
        scoring: { method: 'place', step: 5 },
      },
      {
        indicator: 'zhaoqing-rural-ecommerce-trainees',
        weight: 0.2,
        direction: 'higher',
        scoring: { method: 'min-max' },
      },
    ],
    aggregation: 'arithmetic',
    maxMissing: 0.2,
    decimals: 1,
    demo: true,
  },
]
