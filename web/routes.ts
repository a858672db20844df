import type { RouteRecordRaw } from 'vue-router'
import { needed, type Right } from '#server/contract/rights.ts'
import { deskPages } from './desk-routes.ts'
import { displayPages, remotePages } from './display-routes.ts'
import { planPages } from './plan-routes.ts'
import { pageTitles } from './page-titles.ts'

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
    meta: { title: pageTitles.displays, right: needed.boards, ground: 'dark' },
  },
  {
    path: '/meetings/:id/room',
    name: 'meeting-room',
    component: () => import('./meetings/room/RoomPage.vue'),
    props: true,
    meta: { title: pageTitles.room, right: needed.meetings, ground: 'dark' },
  },
  {
    path: '/pair',
    name: 'pair',
    component: () => import('./wall/PairPage.vue'),
    meta: { title: pageTitles.pair, ground: 'dark' },
  },
  ...remotePages,
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./shell/sign-in/SignInPage.vue'),
    meta: { title: pageTitles.signIn },
  },
  {
    path: '/',
    component: frame,
    children: [
      {
        path: 'boards',
        name: 'boards',
        component: () => import('./boards/BoardsPage.vue'),
        meta: { title: pageTitles.boards, right: needed.boards },
      },
      {
        path: 'no-right',
        name: 'no-right',
        component: () => import('./shell/NoRightPage.vue'),
        props: ({ query }) => ({ of: String(query['of'] ?? '/') }),
        meta: { title: pageTitles.noRight, right: needed.boards },
      },
      ...deskPages,
      ...displayPages,
      {
        path: 'people',
        name: 'people',
        component: () => import('./admin/people/PeoplePage.vue'),
        meta: { title: pageTitles.people, right: needed.accountChanges },
      },
      {
        path: 'tokens',
        name: 'tokens',
        component: () => import('./admin/tokens/TokensPage.vue'),
        meta: { title: pageTitles.tokens, right: needed.tokens },
      },
      {
        path: 'webhooks',
        name: 'webhooks',
        component: () => import('./admin/webhooks/WebhooksPage.vue'),
        meta: { title: pageTitles.webhooks, right: needed.webhooks },
      },
      {
        path: 'collectors',
        name: 'collectors',
        component: () => import('./admin/collectors/CollectorsPage.vue'),
        meta: { title: pageTitles.collectors, right: needed.collectors },
      },
      {
        path: 'collectors/:id',
        name: 'collector',
        component: () => import('./admin/collectors/CollectorPage.vue'),
        props: true,
        meta: { title: pageTitles.collector, right: needed.collectors },
      },
      {
        path: 'data-out',
        name: 'data-out',
        component: () => import('./admin/data-out/DataOutPage.vue'),
        meta: { title: pageTitles.dataOut, right: needed.boards },
      },
      {
        path: 'light-rules',
        name: 'light-rules',
        component: () => import('./standards/LightRulesPage.vue'),
        meta: { title: pageTitles.lightRules, right: needed.standards },
      },
      {
        path: 'calendar',
        name: 'calendar',
        component: () => import('./standards/CalendarPage.vue'),
        meta: { title: pageTitles.calendar, right: needed.standards },
      },
      {
        path: 'periods',
        name: 'periods',
        component: () => import('./admin/periods/PeriodsPage.vue'),
        meta: { title: pageTitles.periods, right: needed.periods },
      },
      {
        path: 'account',
        name: 'account',
        component: () => import('./account/AccountPage.vue'),
        meta: { title: pageTitles.account, right: needed.ownPassword },
      },
      {
        path: 'audit',
        name: 'audit',
        component: () => import('./admin/audit/AuditPage.vue'),
        meta: { title: pageTitles.audit, right: needed.auditLog },
      },
      {
        path: 'operations',
        name: 'operations',
        component: () => import('./admin/operations/OperationsPage.vue'),
        meta: { title: pageTitles.operations, right: needed.operations },
      },
      ...planPages,
      {
        path: 'catalogue',
        name: 'catalogue',
        component: () => import('./catalogue/CataloguePage.vue'),
        meta: { title: pageTitles.catalogue, right: needed.boards },
      },
      {
        path: 'summary',
        name: 'summary',
        component: () => import('./summary/SummaryPage.vue'),
        meta: { title: pageTitles.summary, right: needed.boards },
      },
      {
        path: 'meetings',
        name: 'meetings',
        component: () => import('./meetings/list/MeetingsPage.vue'),
        meta: { title: pageTitles.meetings, right: needed.meetings },
      },
      {
        path: 'meetings/:id/versions/:version',
        name: 'meeting-version',
        component: () => import('./meetings/versions/VersionPage.vue'),
        props: true,
        meta: { title: pageTitles.meetingVersion, right: needed.meetings },
      },
      {
        path: 'meetings/:id',
        name: 'meeting',
        component: () => import('./meetings/MeetingPage.vue'),
        props: true,
        meta: { title: pageTitles.meetings, right: needed.meetings },
      },
      {
        path: 'narratives',
        name: 'narratives',
        component: () => import('./meetings/narratives/NarrativesPage.vue'),
        meta: { title: pageTitles.narratives, right: needed.entry },
      },
      {
        path: 'action-items',
        name: 'action-items',
        component: () => import('./action-items/ActionItemsPage.vue'),
        meta: { title: pageTitles.actionItems, right: needed.actionItems },
      },
      {
        path: 'action-items/new',
        name: 'new-action-item',
        component: () => import('./action-items/NewActionItemPage.vue'),
        meta: { title: pageTitles.newActionItem, right: needed.convening },
      },
      {
        path: 'action-items/:id',
        name: 'action-item',
        component: () => import('./action-items/ActionItemPage.vue'),
        props: true,
        meta: { title: pageTitles.actionItems, right: needed.actionItems },
      },
      {
        path: 'evaluations',
        name: 'evaluations',
        component: () => import('./evaluations/EvaluationsPage.vue'),
        meta: { title: pageTitles.evaluations, right: needed.evaluations },
      },
      {
        path: 'evaluations/schemes/new',
        name: 'new-evaluation-scheme',
        component: () => import('./evaluations/schemes/SchemeEditorPage.vue'),
        meta: { title: pageTitles.newScheme, right: needed.changeSchemes },
      },
      {
        path: 'evaluations/schemes/:id',
        name: 'evaluation-scheme',
        component: () => import('./evaluations/schemes/SchemeEditorPage.vue'),
        props: true,
        meta: { title: pageTitles.scheme, right: needed.changeSchemes },
      },
      {
        path: 'evaluations/published/:id',
        name: 'evaluation-snapshot',
        component: () => import('./evaluations/snapshots/EvaluationSnapshotPage.vue'),
        props: true,
        meta: { title: pageTitles.evaluationSnapshot, right: needed.evaluations },
      },
      {
        path: 'targets/:id',
        name: 'target',
        component: () => import('./catalogue/TargetPage.vue'),
        props: true,
        meta: { title: pageTitles.target, right: needed.boards },
      },
    ],
  },
  { path: '/:rest(.*)*', redirect: '/' },
]
