import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { clauses } from './clauses.ts'
import { commitments } from './commitments.ts'
import { milestones } from './milestones.ts'

/** 2024年肇庆市数字经济工作要点. */
export const zhaoqing2024DigitalEconomy: PlanSource = {
  id: 'zhaoqing-2024-digital-economy',
  code: '000',
  place: 'zhaoqing',
  region: '441200',
  title: '2024年肇庆市数字经济工作要点',
  shortTitle: '肇庆数字经济2024',
  number: '肇工信函〔2024〕33号',
  issuers: ['肇庆市工业和信息化局', '肇庆市政务服务和数据管理局'],
  signed: '2024-07-26',
  horizon: '2024-12-31',
  span: { start: '2024-01-01', due: '2024-12-31', assumed: false },
  undated: '按年度要点取2024年底',
  leadRule: '无总则，逐条印明：牵头与按职责分工、牵头与配合、单独负责；只印按职责分工的，无牵头',
  leadModes: { alone: 'sole', supported: 'lead+support' },
  jointRemark: '按职责分工，未印牵头',
  clauses,
  commitments,
  milestones,
  // prettier-ignore
  duties: [
      { id: '000-r01', kind: 'dated-progress', name: '第一次进展报送', clause: '文末段', due: '2024-09-30',
        recipients: ['市工信局', '市政数局'], reporters: ['各地', '各有关部门'],
        remarks: ['“前”是否含当日未明'] },
      { id: '000-r02', kind: 'dated-progress', name: '第二次进展报送', clause: '文末段', due: '2024-12-20',
        recipients: ['市工信局', '市政数局'], reporters: ['各地', '各有关部门'],
        remarks: ['“前”是否含当日未明', '早于年底，不能当作全年完成值', '年份承前省略，日期抽取易漏'] },
      { id: '000-r03', kind: 'evaluation-duty', name: '发展评估与统计监测', clause: '七(三十八)', remarks: ['未印日期'] },
    ],
  remarks: [
    '元数据的发文机关只列市工信局，落款为两局',
    '2024-08-02发布；经市人民政府同意',
    '期限隐含于标题年份',
    '原文有数处印刷异常，见各条；文本末行是网页噪声',
    '单位多用简称；市环境局、市资源局按生态环境、自然资源部门推定',
  ],
}
