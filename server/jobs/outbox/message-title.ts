/** The kind of messages that tell another system of an event; one that is given up holds back the later ones of its subject. */
export const eventMessage = 'event-webhook'

const titles: Readonly<Record<string, string>> = {
  'alert-webhook': '告警（XUSHI_ALERT_WEBHOOK）',
  'alert-mail': '告警邮件',
  'notice-webhook': '督办消息（XUSHI_NOTICE_WEBHOOK）',
  'notice-mail': '督办邮件',
  'person-mail': '个人提醒邮件',
  'person-webhook': '个人提醒推送',
  'head-webhook': '每日底账末条（XUSHI_HEAD_WEBHOOK）',
  'head-mail': '每日底账末条邮件',
  [eventMessage]: '事件推送',
}

/** The title of messages of a kind; a kind that only another release knows is shown by its name. */
export function messageTitle(kind: string): string {
  return titles[kind] ?? kind
}
