/** A table of one indicator over months, as people upload it; the caller chooses the last figure. */
export function inventedHistory(name: string, last: string) {
  const text = `表7-12 5G基站（虚构）
单位：座
指标,地区,2020年7月,2020年8月,2020年9月,2020年10月
5G基站累计开通数,肇庆市,6200,6240,6300,${last}
`
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}
