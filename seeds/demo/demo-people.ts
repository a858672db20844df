/** People of the demonstration; their passwords are random and printed once. */
export interface DemoPerson {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly ('reporter' | 'reviewer' | 'secretary' | 'auditor' | 'reader')[]
  /** The ids of organisations; empty for people who do not report. */
  readonly organisations: readonly string[]
  readonly regions: readonly string[]
}

export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'demo-gongxin',
    displayName: '演示填报员（肇庆市工信局）',
    roles: ['reporter'],
    organisations: ['zhaoqing-gongxin'],
    regions: ['441200'],
  },
  {
    name: 'demo-zhengshu',
    displayName: '演示填报员（肇庆市政数局）',
    roles: ['reporter'],
    organisations: ['zhaoqing-zhengshu'],
    regions: ['441200'],
  },
  {
    name: 'demo-minzheng',
    displayName: '演示填报员（肇庆市民政局）',
    roles: ['reporter'],
    organisations: ['zhaoqing-minzheng'],
    regions: ['441200'],
  },
  {
    name: 'demo-reviewer',
    displayName: '演示审核员（肇庆）',
    roles: ['reviewer'],
    organisations: [],
    regions: ['441200'],
  },
  {
    name: 'demo-secretary',
    displayName: '演示调度会秘书',
    roles: ['secretary'],
    organisations: [],
    regions: ['441200'],
  },
  {
    name: 'demo-leader',
    displayName: '演示领导',
    roles: ['reader'],
    organisations: [],
    regions: ['441200'],
  },
  { name: 'demo-auditor', displayName: '演示审计员', roles: ['auditor'], organisations: [], regions: [] },
]
