import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { clauses } from './clauses.ts'
import { commitments } from './commitments.ts'
import { milestones } from './milestones.ts'

/** 清远市推进数字经济发展实施方案. */
export const qingyuan2021DigitalEconomy: PlanSource = {
  id: 'qingyuan-2021-digital-economy',
  code: '002',
  place: 'qingyuan',
  region: '441800',
  title: '清远市推进数字经济发展实施方案',
  shortTitle: '清远数字经济2021—2022',
  number: '清府办〔2021〕16号',
  issuers: ['清远市人民政府办公室'],
  signed: '2021-05-11',
  horizon: '2022-12-31',
  span: { start: '2021-01-01', due: '2022-12-31', assumed: true },
  undated: '按一(二)发展目标取2022年底',
  leadRule: '只印责任单位，不分牵头与配合；单独一家即其负责，并列的推定第一家',
  leadModes: { alone: 'sole', supported: 'lead+support' },
  jointRemark: '只列责任单位，不分牵头与配合，顺序含义未说明',
  clauses,
  commitments,
  milestones,
  // prettier-ignore
  duties: [
      { id: '002-r01', kind: 'issue-feedback', name: '执行问题反映', clause: '文首段', recipients: ['市工业和信息化局'],
        reporters: ['清远高新区管委会', '各县(市、区)人民政府', '市各有关部门、各直属机构'],
        remarks: ['反映问题，不是进度报送；未印日期'] },
      { id: '002-r02', kind: 'evaluation-duty', name: '运行监测与评估体系', clause: '三(六)', remarks: ['未印日期'] },
    ],
  remarks: [
    '期间从签发年1月1日起算，为我方假定',
    '“到2022年”“2022年底”“2022年底前”混用，均取2022-12-31',
    '标题跨两行；编号在每个(一)下重置，须用全路径',
    '一(一)、一(二)未印责任单位',
    '无进度报送要求',
  ],
}
