import type { ListedBoard } from '#metrics/catalogue/catalogue.ts'

/** The boards in the order in which they are offered. */
export const boards: readonly ListedBoard[] = [
  {
    id: 'national-5g',
    title: '全国5G基站',
    subtitle: '工业和信息化部公布数，2022、2023年目标',
    scope: 'national-5g-targets',
    suggestedAt: '2023-10-31',
    real: true,
  },
  {
    id: 'guangdong-5g',
    title: '广东5G基站',
    subtitle: '省通信管理局、省工业和信息化厅公布数，2020年目标',
    scope: 'guangdong-5g-target-2020',
    suggestedAt: '2020-08-31',
    real: true,
  },
  {
    id: 'zhaoqing-2024',
    title: '肇庆数字经济2024',
    subtitle: '市数字经济要点与数字肇庆要点，两份文件',
    scope: '441200',
    suggestedAt: '2024-10-31',
    real: false,
  },
  {
    id: 'guangdong-2022',
    title: '广东数字经济2022',
    subtitle: '省年度工作要点',
    scope: 'guangdong-2022-digital-economy',
    suggestedAt: '2022-10-31',
    real: false,
  },
  {
    id: 'qingyuan-2021-2022',
    title: '清远数字经济2021—2022',
    subtitle: '市实施方案',
    scope: 'qingyuan-2021-digital-economy',
    suggestedAt: '2022-06-30',
    real: false,
  },
  {
    id: 'zhuhai-2022-2025',
    title: '珠海数字经济2022—2025',
    subtitle: '市政府实施意见',
    scope: 'zhuhai-2022-digital-economy',
    suggestedAt: '2024-12-31',
    real: false,
  },
]
