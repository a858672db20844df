import { eventKindWords, eventKinds } from '#metrics/wording/installation/event-kinds.ts'
import type { Webhook } from '#server/contract/webhooks.ts'

/** What a receiver is told of. */
export const webhookKindsText = ({ kinds }: Webhook) =>
  kinds.length === eventKinds.length ? '全部事件' : kinds.map((kind) => eventKindWords[kind]).join('、')
/** How it stands with a receiver, and the tag of that. */
export const webhookState = ({ enabled, restored, opens, held, waiting, lastError }: Webhook) => {
  if (restored) return { word: '恢复自备份，已停下', tag: 'query' }
  if (!opens) return { word: '密钥打不开', tag: 'error' }
  if (!enabled) return { word: '停用', tag: '' }
  if (held > 0) return { word: `${held} 条待处理`, tag: 'error' }
  if (lastError !== null) return { word: '正在重试', tag: 'query' }
  return waiting > 0 ? { word: '正在推送', tag: 'done' } : { word: '已推送至最新', tag: 'done' }
}
