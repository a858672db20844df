import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { clauses } from './clauses.ts'
import { commitments } from './commitments.ts'
import { milestones } from './milestones.ts'

/** 珠海市人民政府关于支持数字经济高质量发展的实施意见. */
export const zhuhai2022DigitalEconomy: PlanSource = {
  id: 'zhuhai-2022-digital-economy',
  code: '004',
  place: 'zhuhai',
  region: '440400',
  title: '珠海市人民政府关于支持数字经济高质量发展的实施意见',
  shortTitle: '珠海数字经济2022—2025',
  number: '珠府〔2022〕54号',
  issuers: ['珠海市人民政府'],
  signed: '2022-08-05',
  horizon: '2025-12-31',
  span: { start: '2022-01-01', due: '2025-12-31', assumed: true },
  undated: '按一(二)发展目标取2025年底',
  leadRule: '二(一)1括注定下：分号前牵头(可多家)，分号后配合；4条无分号而印按职责分工，无牵头',
  leadModes: { alone: 'semicolon', supported: 'semicolon' },
  jointRemark: '本条无分号而印按职责分工，不分牵头与配合',
  clauses,
  commitments,
  milestones,
  // prettier-ignore
  duties: [
      { id: '004-r01', kind: 'evaluation-duty', name: '统筹推进效果评估', clause: '三(一)', remarks: ['未印日期'] },
      { id: '004-r02', kind: 'evaluation-duty', name: '发展考核评价', clause: '三(五)', remarks: ['未印日期'] },
    ],
  remarks: [
    '文号仅见于附件文件名',
    '2022-08-22在市政府网站发布',
    '期间从签发年1月1日起算，为我方假定',
    '“到2025年”取2025-12-31',
    '分号为半角，个别行首有多余空格',
    '第4至6条含无编号小段，责任单位在末段，统管全条',
    '无进度报送要求',
  ],
}
