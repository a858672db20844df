import type { MilestoneRow } from '../plan-source.ts'

// prettier-ignore
export const milestones: readonly MilestoneRow[] = [
  { id: '004-c01', clause: '一(二)', kind: 'state', name: '数字经济跨越式发展阶段', dated: 'beside', remarks: ['无度量'] },
  { id: '004-c02', clause: '一(二)', kind: 'state', name: '西岸数字经济高地与发展名城', dated: 'beside', remarks: ['无度量', '日期由句首统领'] },
  { id: '004-c03', clause: '二(一)1', kind: 'facility', name: '5G政务专网建成', softeners: ['加快'] },
  { id: '004-c04', clause: '二(一)3', kind: 'facility', name: '万山海上测试场等设施打造' },
  { id: '004-c05', clause: '二(二)5', kind: 'title', name: '国家“芯火”双创基地争创', softeners: ['争创'], remarks: ['范围为珠海高新区、香洲区'] },
  { id: '004-c06', clause: '二(二)6', kind: 'title', name: '省级智能机器人基地争创', softeners: ['争创'] },
  { id: '004-c07', clause: '二(三)8', kind: 'platform', name: '国家级“双跨”工业互联网平台', softeners: ['支持'] },
  { id: '004-c08', clause: '二(四)11', kind: 'title', name: '国家级示范、保税物流园区创建', softeners: ['积极创建'] },
  { id: '004-c09', clause: '二(四)12', kind: 'application', name: '省级数字服务出口基地申报', softeners: ['支持'] },
  { id: '004-c10', clause: '二(三)7', kind: 'platform', name: '珠海工业大数据平台建设', softeners: ['探索'] },
  { id: '004-c11', clause: '二(六)14', kind: 'platform', name: '数字招商平台(经济“大脑”)打造' },
  { id: '004-c12', clause: '二(七)15', kind: 'policy-document', name: '政务系统与数据开放后评价体系' },
  { id: '004-c13', clause: '二(七)16', kind: 'platform', name: '城市信息模型平台建设', softeners: ['加快推进'] },
  { id: '004-c14', clause: '二(九)20', kind: 'policy-document', name: '《珠海经济特区数据条例》起草' },
  { id: '004-c15', clause: '二(九)20', kind: 'policy-document', name: '《珠海市公共数据资源管理办法》修订' },
  { id: '004-c16', clause: '二(九)20', kind: 'event', name: '公共数据治理成熟度评估' },
  { id: '004-c17', clause: '二(九)21', kind: 'facility', name: '专业数据采集基地建设' },
  { id: '004-c18', clause: '三(一)', kind: 'policy-document', name: '阶段性目标与分工细化' },
  { id: '004-c19', clause: '三(二)', kind: 'platform', name: '数字经济项目库建立' },
  { id: '004-c20', clause: '三(三)', kind: 'title', name: '省级信创示范区建设' },
  { id: '004-c21', clause: '三(三)', kind: 'institution', name: '珠海数字经济联盟成立' },
  { id: '004-c22', clause: '三(四)', kind: 'policy-document', name: '网络安全应急预案制定' },
]
