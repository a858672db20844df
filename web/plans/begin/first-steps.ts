import { formatFigure } from '#metrics/numbers/quantity.ts'
import { figureStateWords } from '#metrics/wording/figures/states.ts'
import type { Displays } from '#server/contract/displays.ts'
import type { People } from '#server/contract/people.ts'
import type { ReportingPeriods } from '#server/contract/periods.ts'
import type { KeptPlanDraft, PlanCheck, PublishedPlan } from '#server/contract/plan-drafts.ts'
import type { PlanList } from '#server/contract/plans.ts'

/** The facts of an installation, which tell the steps that are done. */
export interface BeginFacts {
  readonly plans: PlanList
  /** The office's own plan that somebody worked on last. */
  readonly draft: KeptPlanDraft | undefined
  /** The faults of the draft; undefined without a draft, or after its publication. */
  readonly check: PlanCheck | undefined
  /** What the published plan still lacks; undefined before its publication. */
  readonly lacks: Pick<PublishedPlan, 'lacks'> | undefined
  /** Undefined where the caller may not see the people. */
  readonly people: Omit<People, 'unreviewed' | 'unreported'> | undefined
  readonly periods: ReportingPeriods
  readonly displays: Displays
}

type Lack = PublishedPlan['lacks'][number]

export interface FirstStep {
  readonly key: 'region' | 'organisations' | 'plan' | 'people' | 'filing' | 'wall'
  readonly title: string
  readonly done: boolean
  /** The words for what is there and what is missing. */
  readonly says: string
  /** The page of the step; undefined where a draft has to be begun first. */
  readonly to: string | undefined
  readonly act: string
}

/** The steps to the first wall. */
export function firstSteps(facts: BeginFacts): readonly FirstStep[] {
  return [
    regionStep(facts),
    organisationsStep(facts),
    planStep(facts),
    peopleStep(facts),
    ...lastSteps(facts),
  ]
}

const partOf = ({ draft }: BeginFacts, part: string) => draft && `/plans/${draft.id}?part=${part}`
const inUse = ({ plans }: BeginFacts) => plans.plans.filter((plan) => plan.inUse)
/** Without a plan of the office's own: a shipped document in use, which brings its region and organisations. */
const taken = (facts: BeginFacts) => (facts.draft ? undefined : inUse(facts)[0])

function regionStep(facts: BeginFacts): FirstStep {
  const region = facts.draft?.region || taken(facts)?.regionName || ''
  return {
    ...{ key: 'region', title: '地区', done: region !== '' },
    says: region === '' ? '先写明是哪个省、市、县的计划，名称或六位代码都可以' : region,
    ...{ to: partOf(facts, 'document'), act: region === '' ? '开始' : '查看' },
  }
}

function organisationsStep(facts: BeginFacts): FirstStep {
  const own = facts.draft?.draft.organisations.filter(({ name }) => (name ?? '') !== '') ?? []
  const done = own.length > 0 || taken(facts) !== undefined
  return {
    ...{ key: 'organisations', title: '单位', done },
    says: own.length > 0 ? `${own.length} 个单位` : done ? '随文件带来' : '列出牵头和填报的单位，及其简称',
    ...{ to: partOf(facts, 'organisations'), act: done ? '查看' : '列出单位' },
  }
}

/** The number of things of these kinds that the plan lacks. */
function countOf(lacks: BeginFacts['lacks'], ...kinds: readonly Lack['kind'][]): number {
  return lacks?.lacks.filter(({ kind }) => kinds.includes(kind)).length ?? 0
}

function planStep(facts: BeginFacts): FirstStep {
  const { draft, check, lacks } = facts
  const [plan] = inUse(facts)
  const own = draft?.document ?? null
  const done = own !== null || plan !== undefined
  const open = countOf(lacks, 'lead', 'baseline', 'due')
  const published =
    own === null ? `“${plan?.shortTitle ?? ''}”在用` : `“${draft!.title}”已发布，${draft!.targets} 项目标`
  const drafted = `草稿里有 ${draft?.targets ?? 0} 项目标${check && check.faults.length > 0 ? `，还有 ${check.faults.length} 处要改` : '，检查无误后发布'}`
  return {
    ...{ key: 'plan', title: '计划', done },
    says: done
      ? `${published}${open > 0 ? `，另有 ${open} 处待补（牵头单位、基期值、期限）` : ''}`
      : draft
        ? drafted
        : '录入目标、目标值和期限：在表里填、从 Excel 粘贴、用工作簿，或请系统读政策文件',
    ...{ to: partOf(facts, 'targets'), act: done ? '查看' : '录入目标' },
  }
}

function peopleStep(facts: BeginFacts): FirstStep {
  const { people, lacks } = facts
  const active = people?.people.filter(({ disabledAt }) => disabledAt === null) ?? []
  const count = (role: 'reporter' | 'reviewer') => active.filter(({ roles }) => roles.includes(role)).length
  const [reporters, reviewers] = [count('reporter'), count('reviewer')]
  const [missing, unreviewed] = [countOf(lacks, 'reporter'), countOf(lacks, 'reviewer')]
  const done = reporters > 0 && reviewers > 0 && missing + unreviewed === 0
  const said = `填报员 ${reporters} 名，审核员 ${reviewers} 名`
  return {
    ...{ key: 'people', title: '人员', done, to: '/people', act: done ? '查看' : '建立人员' },
    says:
      people === undefined
        ? '请安全管理员为每个填报单位建立填报员，再建立审核员'
        : missing > 0
          ? `${said}；还有 ${missing} 项目标没有人填报`
          : reporters === 0 || reviewers === 0
            ? `${said}；填报和审核要由两个人分别做`
            : unreviewed > 0
              ? `${said}；还有 ${unreviewed} 项目标缺一级审核员`
              : said,
  }
}

function lastSteps({ periods, displays }: BeginFacts): readonly FirstStep[] {
  const sum = (of: 'submitted' | 'approved') =>
    periods.periods.reduce((total, { counts }) => total + counts[of], 0)
  const approved = sum('approved') + periods.periods.reduce((total, { unowed }) => total + unowed, 0)
  const submitted = sum('submitted')
  const walls = displays.displays.filter((one) => one.confirmedAt !== null && one.revokedAt === null)
  return [
    {
      ...{ key: 'filing', title: '首次报送', done: approved > 0, to: '/periods', act: '看报送期' },
      says:
        approved + submitted > 0
          ? `${figureStateWords.approved} ${formatFigure(String(approved))} 项，${figureStateWords.submitted} ${formatFigure(String(submitted))} 项`
          : '填报员登录后在“待填报”报首期的数，审核员通过；往年的数在“数据导入”一次导入',
    },
    {
      ...{ key: 'wall', title: '大屏', done: walls.length > 0, to: '/displays', act: '配对大屏' },
      says:
        walls.length > 0
          ? walls.map(({ name }) => name).join('、')
          : '在大屏的浏览器里打开本系统，把它显示的八位码填到“大屏”页；审核通过的数随即亮灯',
    },
  ]
}
