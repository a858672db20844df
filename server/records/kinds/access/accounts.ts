import Type from 'typebox'
import { accountStated } from '../../accounts/account-rows.ts'
import { recordKind } from '../../record-kind.ts'

/** The full statement of a person, a token, a display, a remote, a receiver of events or a collector, whose earlier entries were cut away; the subject names it. */
export const accountRecords = {
  [accountStated]: recordKind({
    payload: Type.Record(Type.String(), Type.Unknown()),
    rows: null,
    words: (_, subject) => `恢复备份后按现状重新登记：${accountName(subject)}`,
  }),
}

const named: Readonly<Record<string, string>> = {
  person: '人员',
  token: '令牌',
  display: '大屏',
  remote: '遥控器',
  webhook: '事件推送',
  collector: '采集任务',
}

function accountName(subject: string): string {
  const [kind = '', id = ''] = subject.split(':')
  return `${named[kind] ?? kind} ${id}`
}
