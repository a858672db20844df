import type { MilestoneRow } from '../plan-source.ts'

// prettier-ignore
export const milestones: readonly MilestoneRow[] = [
  { id: '002-c01', clause: '一(二)', kind: 'state', name: '数字基础设施升级与数据开放机制', dated: 'beside' },
  { id: '002-c02', clause: '一(二)', kind: 'state', name: '数字经济体系初步建成', dated: 'beside', softeners: ['基本'] },
  { id: '002-c03', clause: '一(二)', kind: 'vague-count', name: '数字产业项目引育(一批)', dated: 'beside', remarks: ['“一批”无数量'] },
  { id: '002-c04', clause: '一(二)', kind: 'facility', name: '全省领先的数据中心集聚区建成', dated: 'beside' },
  { id: '002-c05', clause: '二(一)3', kind: 'state', name: '社会治理智能化模式建立', dated: 'beside', softeners: ['基本'] },
  { id: '002-c06', clause: '二(三)1', kind: 'rank', name: '电子信息制造业居粤东西北前列', dated: 'beside', remarks: ['“前列”无名次', '同句另有培育企业一项，见002-C07'] },
  { id: '002-c07', clause: '二(三)1', kind: 'vague-count', name: '南部园区竞争力企业培育(一批)', dated: 'beside', remarks: ['范围为南部各重点园区', '“一批”无数量'] },
  { id: '002-c08', clause: '二(三)2', kind: 'vague-count', name: '省内有影响的软件企业培育(一批)', dated: 'beside', remarks: ['“一批”无数量'] },
  { id: '002-c09', clause: '二(四)1(2)', kind: 'state', name: '制造业智能化水平提升', dated: 'beside', remarks: ['无度量'] },
  { id: '002-c10', clause: '二(四)2(2)', kind: 'state', name: '规模主体农产品可追溯可监管', dated: 'beside', softeners: ['基本'], remarks: ['可视作未印水平的覆盖类'] },
  { id: '002-c11', clause: '二(四)3(3)', kind: 'facility', name: '数字物流园与高端物流集聚区建成', dated: 'beside', softeners: ['基本'] },
  { id: '002-c12', clause: '二(一)1', kind: 'facility', name: '市政务大数据中心完善' },
  { id: '002-c13', clause: '二(一)1', kind: 'platform', name: '政务数据资源目录建立' },
  { id: '002-c14', clause: '二(一)1', kind: 'platform', name: '政务数据三类库建设(基础、专题、主题)' },
  { id: '002-c15', clause: '二(四)1(1)', kind: 'institution', name: '行业工业互联网供应商联合体组建' },
  { id: '002-c16', clause: '二(四)3(1)', kind: 'platform', name: '市县全民健康信息平台建设', softeners: ['推动'] },
  { id: '002-c17', clause: '二(四)3(1)', kind: 'platform', name: '数字健康应用平台构建' },
  { id: '002-c18', clause: '二(四)3(3)', kind: 'platform', name: '智慧物流平台搭建' },
  { id: '002-c19', clause: '三(二)', kind: 'programme', name: '市科技计划增设数字技术专项' },
  { id: '002-c20', clause: '三(四)', kind: 'policy-document', name: '关键信息设施安保体系建立' },
  { id: '002-c21', clause: '三(五)', kind: 'institution', name: '重大数字项目工作专班成立' },
]
