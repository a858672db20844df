import { amountsIn, type PrintedAmount } from './amounts.ts'
import { chineseAmountsIn } from './chinese-amounts.ts'
import type { TextSpan } from '../sentences.ts'

/** A target that a text states without a figure: 全覆盖 is 100 %, 翻番 is twice as much, 千亿级 is at least that order of magnitude. */
export interface WordFigure extends TextSpan {
  readonly value: string
  readonly unit: string
  readonly basis: 'coverage' | 'growth' | 'flow'
  readonly doubt: string
}

const coverage =
  /(?<![健安完个])全覆盖(?!开展|推进|[\u4e00-\u9fa5]{0,2}(?:检查|排查|督查|巡查|走访|培训|轮训|诊断|摸排|摸底|体检|监测|服务|宣传|审计|调研|评估|行动|工程))|全域覆盖|全面覆盖|全贯通|全部(?=实现|建成|完成|上云|接入|纳入|覆盖|达标|通过|开通|对接|配备|具备)|全面实现(?=[^，。；]{0,16}(?:通|覆盖|联))/g
/** Words that mean all without 全: a person decides whether 100 % is meant. */
const implied =
  /连续覆盖|(?<=健全)覆盖|[三四五]级(?:贯通|联通|互联|联动)|应[\u4e00-\u9fa5]尽[\u4e00-\u9fa5]|覆盖(?=(?:所有|全部))|全量(?:归集|汇聚|接入|共享|上云)|光纤到户|全部(?=[^，。；]{2,24}(?:均|都)(?:应|要|须|能|可|提供))|(?<=(?:所有|各级|各地市|各县市)[^，。；]{0,20})(?:均|全都|都)(?=实现|建成|接入|完成|开通|达到)/g
export const doubtOfImplied = '文中没有说“全部”，是否要求100%请核对'
const doubling =
  /(?<!“[^“”]{0,4}个)翻(?:(一|两)?番|倍(?!行动|计划|工程))|(?<=(?:实现|总量|规模|收入|产值|数量|增加值)[^，。；]{0,6})倍增(?!行动|计划|工程|方案|效应|[^，。；]{0,3}(?:企业|项目)|[、，]?(?:达|超|突破))/g
/** An order of magnitude counts as a figure only where no other is printed: 打造6个万亿级产业 and 建成百亿级园区22个 have 6 and 22. */
const magnitude =
  /(?<!围绕[^，。；\d]{0,8})(?:打造|建成|培育|形成|建设)[^，。；,;\d]{0,20}?(千亿|百亿|万亿)元?(?:级|规模)(?![^，。；,;]{0,12}\d)/g

const classes: Readonly<Record<string, string>> = { 百亿: '100', 千亿: '1000', 万亿: '10000' }

/** All figures of a span in the order of the text, in digits, Chinese numerals and words. */
export function printedIn(text: string, span: TextSpan): (PrintedAmount | WordFigure)[] {
  const printed = text.slice(span.start, span.end)
  return [
    ...[...amountsIn(printed), ...chineseAmountsIn(printed)].map((amount) => ({
      ...amount,
      start: amount.start + span.start,
      end: amount.end + span.start,
    })),
    // 100%连续覆盖 has a figure already.
    ...wordFiguresIn(text, span).filter(
      ({ start }) => !/[%％][^，。；]{0,3}$/.test(text.slice(Math.max(span.start, start - 6), start)),
    ),
  ].toSorted((a, b) => a.start - b.start)
}

/** The figures in words of a span, in the order of their kinds. The sentence around a figure tells whether the figure is a target. */
function wordFiguresIn(text: string, { start, end }: TextSpan): WordFigure[] {
  const words = text.slice(start, end)
  const at = (found: RegExpExecArray) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  })
  return [
    ...[...words.matchAll(coverage)].map((found): WordFigure => ({
      ...at(found),
      value: '100',
      unit: '%',
      basis: 'coverage',
      doubt: '未印比例，由“全”字取100%',
    })),
    ...[...words.matchAll(implied)].map((found): WordFigure => ({
      ...at(found),
      value: '100',
      unit: '%',
      basis: 'coverage',
      doubt: doubtOfImplied,
    })),
    ...[...words.matchAll(doubling)].map((found): WordFigure => ({
      ...at(found),
      value: found[1] === '两' ? '4' : '2',
      unit: '倍',
      basis: 'growth',
      doubt: '未印数字，基期值须补',
    })),
    ...[...words.matchAll(magnitude)].map((found): WordFigure => ({
      ...at(found),
      value: classes[found[1]!]!,
      unit: '亿元',
      basis: 'flow',
      doubt: '印的是量级，不是数值',
    })),
  ]
}
