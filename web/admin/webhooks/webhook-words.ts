import { eventKindWords, eventKinds } from '#metrics/wording/installation/event-kinds.ts'
import type { Webhook } from '#server/contract/webhooks.ts'

/** The kinds of events that a receiver gets, in words. */
export const webhookKindsText = ({ kinds }: Webhook) =>
  kinds.length === eventKinds.length ? '全部事件' : kinds.map((kind) => eventKindWords[kind]).join('、')
/** The state of a receiver, in a word with the colour of its tag. */
export const webhookState = ({ enabled, restored, opens, held, waiting, lastError }: Webhook) => {
  if (restored) return { word: '恢复自备份，已停下', tag: 'query' }
  if (!opens) return { word: '密钥打不开', tag: 'error' }
  if (!enabled) return { word: '停用', tag: '' }
  if (held > 0) return { word: `${held} 条待处理`, tag: 'error' }
  if (lastError !== null) return { word: '正在重试', tag: 'query' }
  return waiting > 0 ? { word: '正在推送', tag: 'done' } : { word: '已推送至最新', tag: 'done' }
}
