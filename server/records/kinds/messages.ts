import Type from 'typebox'
import { messageTitle } from '../../jobs/outbox/message-title.ts'
import { recordKind } from '../record-kind.ts'

const message = { kind: Type.String(), subject: Type.String(), createdAt: Type.String() }

/** The decisions of administrators on messages that could not be delivered. The subject is `message:<id>`. */
export const messageRecords = {
  'message.resent': recordKind({
    payload: Type.Object(message),
    rows: null,
    words: ({ kind }) => `重发没有送达的消息（${messageTitle(kind)}）`,
  }),
  'message.dropped': recordKind({
    payload: Type.Object({ ...message, reason: Type.String() }),
    rows: null,
    words: ({ kind, reason }) => `丢弃没有送达的消息（${messageTitle(kind)}），原因：${reason}`,
  }),
}
