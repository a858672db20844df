import type { FigureAction } from '../../workflow/figure-workflow.ts'

/** The acts on a figure, in the words of the pages of entering and review. */
export const actWords: Readonly<Record<FigureAction, string>> = {
  save: '存草稿',
  submit: '提交',
  replace: '改报',
  correct: '提交更正',
  publish: '发布',
  withdraw: '撤回草稿',
  recall: '撤回提交',
  endorse: '审核通过并上报',
  approve: '审核通过',
  clear: '审核通过，待发布',
  release: '到时发布',
  'send-back': '退回下级',
  'take-back': '撤回通过',
  return: '退回',
  revoke: '撤销审核',
}

/** The steps on a figure that are no revision of it: questions, answers, disputes. */
export const figureStepWords = {
  asked: '询问',
  answered: '答复',
  'entered-for': '代填',
  raised: '提出异议',
  accepted: '采纳异议',
  rejected: '不采纳异议',
  withdrawn: '收回异议',
} as const
