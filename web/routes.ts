import type { RouteRecordRaw } from 'vue-router'
import { needed, type Right } from '#server/contract/rights.ts'
import { deskPages } from './desk-routes.ts'
import { planPages } from './plan-routes.ts'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** The right that the page needs; absent where everybody may open it, signed in or not. */
    right?: Right | readonly Right[]
    /** Dark pages are read from five metres, light ones at a desk. */
    ground?: 'dark'
  }
}

const frame = () => import('./shell/WorkFrame.vue')

/** The pages by their paths, each with the right that it needs. */
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./shell/WorkFrame.vue'),
    meta: { right: needed.boards },
  },
  {
    path: '/wall',
    name: 'wall',
    component: () => import('./wall/WallPage.vue'),
    meta: { title: '大屏', right: needed.boards, ground: 'dark' },
  },
  {
    path: '/meetings/:id/room',
    name: 'meeting-room',
    component: () => import('./meetings/room/RoomPage.vue'),
    props: true,
    meta: { title: '会上', right: needed.meetings, ground: 'dark' },
  },
  {
    path: '/pair',
    name: 'pair',
    component: () => import('./wall/PairPage.vue'),
    meta: { title: '大屏配对', ground: 'dark' },
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./shell/sign-in/SignInPage.vue'),
    meta: { title: '登录' },
  },
  {
    path: '/',
    component: frame,
    children: [
      {
        path: 'boards',
        name: 'boards',
        component: () => import('./boards/BoardsPage.vue'),
        meta: { title: '看板', right: needed.boards },
      },
      ...deskPages,
      {
        path: 'people',
        name: 'people',
        component: () => import('./admin/people/PeoplePage.vue'),
        meta: { title: '人员', right: needed.people },
      },
      {
        path: 'tokens',
        name: 'tokens',
        component: () => import('./admin/tokens/TokensPage.vue'),
        meta: { title: '令牌', right: needed.tokens },
      },
      {
        path: 'webhooks',
        name: 'webhooks',
        component: () => import('./admin/webhooks/WebhooksPage.vue'),
        meta: { title: '事件推送', right: needed.webhooks },
      },
      {
        path: 'data-out',
        name: 'data-out',
        component: () => import('./admin/data-out/DataOutPage.vue'),
        meta: { title: '数据出口', right: needed.boards },
      },
      {
        path: 'displays',
        name: 'displays',
        component: () => import('./admin/displays/DisplaysPage.vue'),
        meta: { title: '大屏', right: needed.displays },
      },
      {
        path: 'light-rules',
        name: 'light-rules',
        component: () => import('./standards/LightRulesPage.vue'),
        meta: { title: '亮灯规则', right: needed.standards },
      },
      {
        path: 'calendar',
        name: 'calendar',
        component: () => import('./standards/CalendarPage.vue'),
        meta: { title: '工作日历', right: needed.standards },
      },
      {
        path: 'periods',
        name: 'periods',
        component: () => import('./admin/periods/PeriodsPage.vue'),
        meta: { title: '报送期', right: needed.periods },
      },
      {
        path: 'account',
        name: 'account',
        component: () => import('./account/AccountPage.vue'),
        meta: { title: '我的登录', right: needed.ownPassword },
      },
      {
        path: 'audit',
        name: 'audit',
        component: () => import('./admin/audit/AuditPage.vue'),
        meta: { title: '审计日志', right: needed.auditLog },
      },
      {
        path: 'operations',
        name: 'operations',
        component: () => import('./admin/operations/OperationsPage.vue'),
        meta: { title: '运行状况', right: needed.operations },
      },
      ...planPages,
      {
        path: 'catalogue',
        name: 'catalogue',
        component: () => import('./catalogue/CataloguePage.vue'),
        meta: { title: '政策目录', right: needed.boards },
      },
      {
        path: 'summary',
        name: 'summary',
        component: () => import('./summary/SummaryPage.vue'),
        meta: { title: '目标汇总', right: needed.boards },
      },
      {
        path: 'meetings',
        name: 'meetings',
        component: () => import('./meetings/list/MeetingsPage.vue'),
        meta: { title: '调度会', right: needed.meetings },
      },
      {
        path: 'meetings/:id',
        name: 'meeting',
        component: () => import('./meetings/MeetingPage.vue'),
        props: true,
        meta: { title: '调度会', right: needed.meetings },
      },
      {
        path: 'narratives',
        name: 'narratives',
        component: () => import('./meetings/narratives/NarrativesPage.vue'),
        meta: { title: '会前说明', right: needed.entry },
      },
      {
        path: 'action-items',
        name: 'action-items',
        component: () => import('./action-items/ActionItemsPage.vue'),
        meta: { title: '督办', right: needed.actionItems },
      },
      {
        path: 'action-items/new',
        name: 'new-action-item',
        component: () => import('./action-items/NewActionItemPage.vue'),
        meta: { title: '立项交办', right: needed.convening },
      },
      {
        path: 'action-items/:id',
        name: 'action-item',
        component: () => import('./action-items/ActionItemPage.vue'),
        props: true,
        meta: { title: '督办', right: needed.actionItems },
      },
      {
        path: 'evaluations',
        name: 'evaluations',
        component: () => import('./evaluations/EvaluationsPage.vue'),
        meta: { title: '考核评价', right: needed.evaluations },
      },
      {
        path: 'evaluations/schemes/new',
        name: 'new-evaluation-scheme',
        component: () => import('./evaluations/schemes/SchemeEditorPage.vue'),
        meta: { title: '新拟考核方案', right: needed.changeSchemes },
      },
      {
        path: 'evaluations/schemes/:id',
        name: 'evaluation-scheme',
        component: () => import('./evaluations/schemes/SchemeEditorPage.vue'),
        props: true,
        meta: { title: '考核方案', right: needed.changeSchemes },
      },
      {
        path: 'evaluations/published/:id',
        name: 'evaluation-snapshot',
        component: () => import('./evaluations/snapshots/EvaluationSnapshotPage.vue'),
        props: true,
        meta: { title: '已发布的考核评价', right: needed.evaluations },
      },
      {
        path: 'targets/:id',
        name: 'target',
        component: () => import('./catalogue/TargetPage.vue'),
        props: true,
        meta: { title: '目标', right: needed.boards },
      },
    ],
  },
  { path: '/:rest(.*)*', redirect: '/' },
]
