import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { clauses } from './clauses.ts'
import { commitments, shared } from './commitments.ts'
import { milestones } from './milestones.ts'

/** 数字肇庆建设2024年工作要点. */
export const zhaoqing2024DigitalZhaoqing: PlanSource = {
  id: 'zhaoqing-2024-digital-zhaoqing',
  code: '003',
  place: 'zhaoqing',
  region: '441200',
  title: '数字肇庆建设2024年工作要点',
  shortTitle: '数字肇庆2024',
  issuers: ['肇庆市政务服务和数据管理局'],
  signed: '2024-08-06',
  horizon: '2024-12-31',
  span: { start: '2024-01-01', due: '2024-12-31', assumed: false },
  undated: '按年度要点取2024年底',
  leadRule: '无总则，逐条印明：牵头，或牵头与按职责分工；只印按职责分工的，无牵头',
  leadModes: { alone: 'lead_only', supported: 'lead+support' },
  jointRemark: '按职责分工，未印牵头',
  clauses,
  commitments,
  shared,
  milestones,
  // prettier-ignore
  duties: [
      { id: '003-r01', kind: 'issue-feedback', name: '执行问题反映', clause: '文首段', recipients: ['市政务服务和数据管理局'],
        reporters: ['各县(市、区)人民政府', '肇庆高新区管委会', '肇庆新区管委会',
          '粤桂合作特别试验区(肇庆)管委会', '市政府各部门、直属各单位'],
        remarks: ['反映问题，不是进度报送；未印日期'] },
      { id: '003-r02', kind: 'evaluation-duty', name: '统计监测', clause: '十三(四十七)', remarks: ['未印日期'] },
    ],
  remarks: [
    '未印发文字号；据媒体转载文本，首行为媒体导语',
    '期限隐含于标题年份；经市人民政府同意',
    '与同年数字经济要点多项重叠，口径和力度有差异，见各目标的两处引文',
    '全文只有7个数字目标，多为定性',
    '无进度报送要求',
  ],
}
