/** The kinds of entries on the ledger and what each is called, in groups of what they are about. */
export const ledgerGroups = {
  figures: {
    title: '数据',
    kinds: {
      'observation.drafted': '存草稿',
      'observation.withdrawn': '撤回草稿',
      'observation.submitted': '提交',
      'observation.recalled': '撤回提交',
      'observation.endorsed': '审核通过并上报',
      'observation.cleared': '审核通过，待发布',
      'observation.approved': '审核通过',
      'observation.sent-back': '退回下级或撤回通过',
      'observation.returned': '退回',
      'observation.revoked': '撤销审核',
      'figure.asked': '询问',
      'figure.entered-for': '代填',
      'figure.answered': '答复',
      'dispute.raised': '提出异议',
      'dispute.accepted': '采纳异议',
      'dispute.rejected': '不采纳异议',
      'dispute.withdrawn': '收回异议',
      'light.turned': '亮灯变化',
    },
  },
  reporting: {
    title: '报送',
    kinds: {
      'filing.uploaded': '上传填报表',
      'evidence.added': '附上佐证材料',
      'evidence.taken-back': '撤下佐证材料',
      'filing.chased': '催报',
      'filing.reminded': '提醒填报',
      'round.opened': '开设报送轮次',
      'round.changed': '更改报送轮次',
      'round.drafted': '存轮次答复的草稿',
      'round.answered': '答复报送轮次',
      'round.reminded': '催报轮次',
      'round.closed': '结束报送轮次',
      'collector.run': '采集',
      'collector.interrupted': '采集中断',
      'collector.resumed': '采集恢复',
      'import.submitted': '提交历史数据',
      'import.releasing': '开始放行历史数据',
      'import.released': '放行历史数据',
      'import.returned': '退回历史数据',
      'period.closed': '关账',
      'period.reopened': '重新开放报送期',
      'period.excepted': '准予补报',
      'period.exception-ended': '收回补报的准许',
    },
  },
  catalogue: {
    title: '目录与考核',
    kinds: {
      'catalogue.changed': '更改目录',
      'proposal.made': '提出变更',
      'proposal.confirmed': '确认变更',
      'proposal.refused': '不同意变更',
      'proposal.taken-back': '收回变更',
      'evaluation.published': '发布考核评价',
    },
  },
  meetings: {
    title: '会议与督办',
    kinds: {
      'meeting.convened': '筹备会议',
      'meeting.agenda-edited': '编排议题',
      'meeting.narrative-asked': '请单位说明',
      'meeting.narrative-reminded': '催请单位说明',
      'meeting.narrative-answered': '单位说明',
      'meeting.frozen': '定格会议',
      'meeting.documented': '制作会议文件',
      'meeting.held': '开会',
      'meeting.noted': '会议记录',
      'meeting.closed': '会议结束',
      'meeting.cancelled': '取消会议',
      'instruction.written': '批示',
      'instruction.set-aside': '批示不立项',
      'action-item.filed': '督办立项',
      'action-item.assigned': '督办交办',
      'action-item.acknowledged': '督办签收',
      'action-item.reported': '督办反馈',
      'action-item.finished': '督办办结反馈',
      'action-item.extension-requested': '督办申请延期',
      'action-item.extension-granted': '督办批准延期',
      'action-item.extension-refused': '督办不准延期',
      'action-item.returned': '督办退回',
      'action-item.closed': '督办销号',
      'action-item.withdrawn': '督办撤销',
      'action-item.reminded': '督办催办',
    },
  },
  access: {
    title: '人员与权限',
    kinds: {
      'account.asked': '提出账号变更',
      'account.confirmed': '确认账号变更',
      'account.refused': '不同意账号变更',
      'account.taken-back': '收回账号变更',
      'person.created': '添加人员',
      'person.changed': '更改人员',
      'person.password': '更改密码',
      'person.second-factor': '动态口令启用或停用',
      'person.recovery-code': '使用备用码',
      'person.locked': '账号锁定',
      'person.unlocked': '解除锁定',
      'token.created': '新建令牌',
      'token.revoked': '撤销令牌',
      'display.confirmed': '配对大屏',
      'display.changed': '更改大屏',
      'display.revoked': '撤销大屏',
      'display.followed': '大屏跟随会议',
      'display.asked': '让大屏显示编号或重新载入',
      'remote.confirmed': '配对遥控器',
      'remote.changed': '更改遥控器',
      'remote.revoked': '撤销遥控器',
      'display-profile.kept': '保存展示方案',
      'display-profile.removed': '删除展示方案',
      'map.kept': '载入区划地图',
      'map.removed': '撤下区划地图',
      'collector.kept': '采集任务设置',
      'collector.grant-asked': '请准许采集任务直接通过',
      'collector.granted': '准许采集任务直接通过',
      'collector.revoked': '收回采集任务直接通过',
      'collector.removed': '删除采集任务',
      'webhook.kept': '事件推送设置',
      'webhook.secret': '事件推送换密钥',
      'webhook.replayed': '事件推送重推',
      'webhook.removed': '删除事件推送',
      'account.stated': '账号重新登记',
    },
  },
  system: {
    title: '系统',
    kinds: {
      'ledger.begun': '底账开始',
      'ledger.cut': '恢复备份',
      'audit.anchored': '登记审计日志末条',
      'message.resent': '重发消息',
      'message.dropped': '丢弃消息',
    },
  },
} as const

export type LedgerGroup = keyof typeof ledgerGroups
export const ledgerGroupNames = Object.keys(ledgerGroups) as LedgerGroup[]

const words: ReadonlyMap<string, string> = new Map(
  Object.values(ledgerGroups).flatMap(({ kinds }) => Object.entries(kinds)),
)

/** The kinds of entries that have a word. */
export const ledgerKindNames: readonly string[] = [...words.keys()]

/** The word for a kind of entry; a kind that only a newer program knows is told as such. */
export function ledgerKindWord(kind: string): string {
  return words.get(kind) ?? `本版本不认识的事项（${kind}）`
}

/** The kinds of a group, in the order in which they are listed. */
export function kindsOfLedgerGroup(group: LedgerGroup): readonly string[] {
  return Object.keys(ledgerGroups[group].kinds)
}
