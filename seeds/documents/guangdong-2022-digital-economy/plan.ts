import type { PlanSource } from '#metrics/policy/plan-source.ts'
import { clauses } from './clauses.ts'
import { commitments } from './commitments.ts'
import { milestones } from './milestones.ts'

/** 2022年广东省数字经济工作要点. */
export const guangdong2022DigitalEconomy: PlanSource = {
  id: 'guangdong-2022-digital-economy',
  code: '001',
  place: 'guangdong',
  region: '440000',
  title: '2022年广东省数字经济工作要点',
  shortTitle: '广东数字经济2022',
  number: '粤工信数字产业函〔2022〕13号',
  issuers: ['广东省工业和信息化厅'],
  signed: '2022-04-13',
  horizon: '2022-12-31',
  span: { start: '2022-01-01', due: '2022-12-31', assumed: false },
  undated: '按年度要点取2022年底',
  leadRule: '一(一)括注定下：各条第一个单位牵头；另有5条同时印按职责分工',
  leadModes: { alone: 'sole', supported: 'first_is_lead' },
  jointRemark: '按职责分工，未印牵头',
  clauses,
  commitments,
  milestones,
  // prettier-ignore
  duties: [
      { id: '001-r01', kind: 'undated-progress', name: '进展及时反馈', clause: '文首段',
        recipients: ['省工业和信息化厅'], reporters: ['各地级以上市人民政府', '省有关单位'],
        remarks: ['只印“及时”，无日期'] },
      { id: '001-r02', kind: 'evaluation-duty', name: '统计监测', clause: '七(三十)', remarks: ['未印日期'] },
    ],
  remarks: [
    '据媒体转载文本(智能制造网)；首行为媒体标题，尾部为网站声明',
    '期限隐含于标题年份；经省人民政府同意',
    '责任单位串内逗号与顿号并用，逗号不分牵头与配合',
    '“第一个牵头”与“按职责分工”在5条中并存，存疑',
  ],
}
