import { expect, it } from 'vitest'
import {
  disputeText,
  sourceBesideText,
  sourceDifferenceText,
  sourceFigure,
  sourceTerms,
} from '#metrics/wording/figures/sources.ts'

const compared = { unit: '座', decimals: 0, called: '采用的数' }

it('A-8 says by how much a source differs, and whether rounding explains it', () => {
  const told = (difference: number, share: number | null, beyondRounding: boolean) =>
    sourceDifferenceText({ difference, share, beyondRounding }, compared, compared)
  expect(told(0, 0, false)).toBe('与采用的数一致')
  expect(told(1200, 0.025, true)).toBe('比采用的数多 1,200\u2009座（2.5\u2009%），超出修约误差')
  expect(told(-3, null, true)).toBe('比采用的数少 3\u2009座，超出修约误差')
  expect(told(-12, -0.0015, false)).toBe('比采用的数少 12\u2009座（0.2\u2009%），在修约误差以内')
})

it('A-8 tells shares in percentage points, with the digits of the finer figure', () => {
  const share = { unit: '%', decimals: 1, called: '这一数' }
  const apart = { difference: 2.126, share: 0.02, beyondRounding: true }
  expect(sourceDifferenceText(apart, { unit: '%', decimals: 2 }, share)).toBe(
    '比这一数多 2.13\u2009个百分点，超出修约误差',
  )
})

it('A-7 writes a source’s figure with its unit and status, and why there is none', () => {
  const observation = {
    ...{ value: 7812, numerator: null, bound: null, reason: null, status: 'A' as const },
  }
  const figure = (change: Partial<Parameters<typeof sourceFigure>[0]['observation'] & object>) =>
    sourceFigure({ unit: '座', decimals: 0, observation: { ...observation, ...change } })
  expect(figure({})).toBe('7,812\u2009座')
  expect(figure({ status: 'P' })).toBe('7,812\u2009座（初步数）')
  expect(figure({ bound: 'lower' })).toBe('超过7,812\u2009座')
  expect(figure({ value: null, reason: 'not-collected' })).toBe('未开展采集')
  expect(figure({ value: null })).toBe('没有审定的数')
  expect(sourceFigure({ unit: '座', decimals: 0, observation: null })).toBe('没有审定的数')
})

it('A-7 tells on which terms a source’s figures stand', () => {
  const terms = { version: '2024-10-20', method: '运营商上报汇总', limits: '含室内分布系统' }
  expect(sourceTerms(terms)).toBe('2024-10-20 版；运营商上报汇总；局限：含室内分布系统')
  expect(sourceTerms({ version: null, method: '抽样推算', limits: null })).toBe('抽样推算')
})

it('A-8 tells what another source says beside a figure that is being decided', () => {
  const observation = {
    ...{ value: 0.78, numerator: null, bound: null, reason: null, status: 'A' as const },
  }
  const source = { producer: '工业和信息化部', unit: '万座', decimals: 2, observation }
  const difference = { difference: -12, share: -0.0015, beyondRounding: false }
  const decided = { unit: '座', decimals: 0 }
  expect(sourceBesideText({ ...source, preferred: true, difference }, decided)).toBe(
    '工业和信息化部（采用） 0.78\u2009万座，比这一数少 12\u2009座（0.2\u2009%），在修约误差以内',
  )
  expect(sourceBesideText({ ...source, preferred: false, difference: null }, decided)).toBe(
    '工业和信息化部 0.78\u2009万座',
  )
})

it('A-8 tells which sources lie beyond rounding, and nothing where none does', () => {
  const observation = {
    ...{ value: 7_600, numerator: null, bound: null, reason: null, status: 'A' as const },
  }
  const source = { producer: '市通信管理局', unit: '座', decimals: 0, preferred: true, observation }
  const ministry = { ...source, producer: '工业和信息化部', preferred: false }
  const far = { difference: -212, share: -0.0271, beyondRounding: true }
  const near = { ...far, beyondRounding: false }
  const told = (...others: { readonly difference: typeof far | null }[]) =>
    disputeText([{ ...source, difference: null }, ...others.map((one) => ({ ...ministry, ...one }))])
  expect(told({ difference: far }, { difference: near }, { difference: null })).toBe(
    '工业和信息化部的数比采用的数少 212\u2009座（2.7\u2009%），超出修约误差',
  )
  expect(told({ difference: near })).toBeUndefined()
  expect(disputeText([])).toBeUndefined()
})
