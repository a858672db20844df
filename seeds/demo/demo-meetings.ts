import type { Judgement } from '#metrics/agenda/narrative.ts'

interface NarrativeText {
  readonly cause: string
  readonly measures: string
  readonly coordination: string
  readonly judgement: Judgement
}

/** A meeting of the demonstration. Its words are invented, and its figures are those of the demo year. */
export interface DemoMeeting {
  readonly title: string
  readonly date: string
  readonly at: string
  readonly scopes: readonly string[]
  /** The targets for which narratives are asked, the last day for answers, and some answers. */
  readonly asked: {
    readonly targets: readonly string[]
    readonly due: string
    readonly answers: readonly {
      readonly by: string
      readonly target: string
      readonly said: NarrativeText
    }[]
  }
  /** The secretary's comments on items of the agenda, by key. */
  readonly comments: Readonly<Record<string, string>>
  /** The notes and decisions, by target or `general`. */
  readonly notes: readonly { readonly page: string; readonly note: string; readonly decision: string }[]
}

const projects = 'zhaoqing-2024-new-it-key-projects'
const homes = 'zhaoqing-2024-elderly-homes-monitored'
const stations = 'zhaoqing-2024-5g-base-stations'
const scopes = ['441200']

/** Three meetings of one series; the week of National Day has none. */
export const demoMeetings: readonly DemoMeeting[] = [
  {
    title: '2024年第39周调度会',
    date: '2024-09-27',
    at: '2024-09-27',
    scopes,
    asked: {
      targets: [projects, homes],
      due: '2024-09-26',
      answers: [
        {
          by: 'demo-gongxin',
          target: projects,
          said: {
            cause: '部分项目用地和用能手续未齐，开工晚于计划。',
            measures: '逐项走访，建立堵点清单，每周更新。',
            coordination: '请自然资源、供电部门会商。',
            judgement: 'needs-help',
          },
        },
      ],
    },
    comments: {},
    notes: [
      {
        page: projects,
        note: '工信局：用地、用能两类堵点占多数。',
        decision: '工信局逐项提出措施，10月18日前报清单。',
      },
      { page: 'general', note: '国庆假期一周不开会。', decision: '下次会议10月11日召开。' },
    ],
  },
  {
    title: '2024年第41周调度会',
    date: '2024-10-11',
    at: '2024-10-11',
    scopes,
    asked: {
      targets: [projects, homes],
      due: '2024-10-10',
      answers: [
        {
          by: 'demo-gongxin',
          target: projects,
          said: {
            cause: '项目仍以前期手续为主。',
            measures: '措施清单已成初稿，正与县（市、区）会商。',
            coordination: '',
            judgement: 'able',
          },
        },
      ],
    },
    comments: {},
    notes: [
      {
        page: homes,
        note: '民政局：8月以来各机构台账口径不一，没有上报。',
        decision: '民政局10月25日前补报，并说明未报的原因。',
      },
    ],
  },
  {
    title: '2024年第42周调度会',
    date: '2024-10-18',
    at: '2024-10-18',
    scopes,
    asked: {
      targets: [homes],
      due: '2024-10-17',
      answers: [
        {
          by: 'demo-minzheng',
          target: homes,
          said: {
            cause: '各机构台账口径不一，核对用时较长。',
            measures: '正在逐家核对，核对一家、上报一家。',
            coordination: '',
            judgement: 'at-risk',
          },
        },
      ],
    },
    comments: { [`added.${stations}`]: '领导10月17日批示：年内开通数要有把握，请排出逐月计划。' },
    notes: [
      {
        page: stations,
        note: '工信局：三家企业年内开通计划尚未报齐。领导批示要求排出逐月计划。',
        decision: '工信局会同各企业11月4日前排出逐月计划。',
      },
    ],
  },
]
