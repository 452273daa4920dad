import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../accounts/roles.ts';
import type { Bilingual } from '../../src/base/language.ts';
import type { IconName } from '../shared/icons.ts';

export interface AdminPage {
  /** Address of the screen; what lies below it is the screen's own. */
  path: string;
  name: Bilingual;
  icon: IconName;
  group: 'texts' | 'answers' | 'running';
  /** Who may open it. */
  roles: readonly Role[];
  /** Whether it stands in the bar of a phone. */
  phone: boolean;
  screen: LazyExoticComponent<ComponentType>;
}

const KEEPERS: readonly Role[] = ['editor', 'approver', 'admin', 'auditor'];
/** Who sees what was asked, and how the program runs. */
const OVERSEERS: readonly Role[] = ['admin', 'auditor'];

/** Every screen, in the order of the navigation; the code of each is fetched when it is opened. */
export const PAGES: readonly AdminPage[] = [
  {
    path: '/admin',
    name: { zh: '总览', en: 'Overview' },
    icon: 'wall',
    group: 'texts',
    roles: KEEPERS,
    phone: true,
    screen: lazy(() => import('./overview/overview-page.tsx')),
  },
  {
    path: '/admin/worklists',
    name: { zh: '待办清单', en: 'Worklists' },
    icon: 'queue',
    group: 'texts',
    roles: KEEPERS,
    phone: true,
    screen: lazy(() => import('./worklists/worklists-page.tsx')),
  },
  {
    path: '/admin/load',
    name: { zh: '导入文本', en: 'Load texts' },
    icon: 'add',
    group: 'texts',
    roles: ['editor', 'approver', 'admin'],
    phone: true,
    screen: lazy(() => import('./texts/load/load-page.tsx')),
  },
  {
    path: '/admin/drafts',
    name: { zh: '草稿与审核', en: 'Drafts and review' },
    icon: 'draft',
    group: 'texts',
    roles: KEEPERS,
    phone: true,
    screen: lazy(() => import('./texts/drafts/drafts-page.tsx')),
  },
  {
    path: '/admin/texts',
    name: { zh: '已发布文本', en: 'Published texts' },
    icon: 'brief',
    group: 'texts',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./texts/published/texts-page.tsx')),
  },
  {
    path: '/admin/sources',
    name: { zh: '来源监测', en: 'Watched sources' },
    icon: 'eye',
    group: 'texts',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./sources/sources-page.tsx')),
  },
  {
    path: '/admin/questions',
    name: { zh: '提问浏览', en: 'Questions' },
    icon: 'help',
    group: 'answers',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./insight/questions/questions-page.tsx')),
  },
  {
    path: '/admin/gaps',
    name: { zh: '缺口', en: 'Gaps' },
    icon: 'flag',
    group: 'answers',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./insight/gaps/gaps-page.tsx')),
  },
  {
    path: '/admin/search-test',
    name: { zh: '检索测试', en: 'Search test' },
    icon: 'search',
    group: 'answers',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./insight/search-test/search-test-page.tsx')),
  },
  {
    path: '/admin/evaluation',
    name: { zh: '评测', en: 'Evaluation' },
    icon: 'check',
    group: 'answers',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./insight/evaluation/evaluation-page.tsx')),
  },
  {
    path: '/admin/standard-answers',
    name: { zh: '标准答复', en: 'Standard answers' },
    icon: 'star',
    group: 'answers',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./insight/standard/standard-page.tsx')),
  },
  {
    path: '/admin/data',
    name: { zh: '数据', en: 'Data' },
    icon: 'label',
    group: 'answers',
    roles: KEEPERS,
    phone: false,
    screen: lazy(() => import('./data/data-page.tsx')),
  },
  {
    path: '/admin/statistics',
    name: { zh: '统计', en: 'Statistics' },
    icon: 'tax',
    group: 'answers',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./insight/figures/figures-page.tsx')),
  },
  {
    path: '/admin/health',
    name: { zh: '运行状况', en: 'Health' },
    icon: 'insurance',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/health/health-page.tsx')),
  },
  {
    path: '/admin/switches',
    name: { zh: '开关', en: 'Switches' },
    icon: 'key',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/switches/switches-page.tsx')),
  },
  {
    path: '/admin/people',
    name: { zh: '人员', en: 'People' },
    icon: 'people',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/people/people-page.tsx')),
  },
  {
    path: '/admin/personal',
    name: { zh: '个人信息', en: 'Personal data' },
    icon: 'person',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/personal/personal-page.tsx')),
  },
  {
    path: '/admin/backups',
    name: { zh: '备份与恢复', en: 'Backups' },
    icon: 'shield',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/backups/backups-page.tsx')),
  },
  {
    path: '/admin/audit',
    name: { zh: '审计', en: 'Audit' },
    icon: 'eye',
    group: 'running',
    roles: OVERSEERS,
    phone: false,
    screen: lazy(() => import('./running/audit/audit-page.tsx')),
  },
];

/** The screen for an address: its own, or the one it lies below. */
export function pageAt(path: string): AdminPage | undefined {
  return PAGES.find(({ path: at }) => path === at || (at !== '/admin' && path.startsWith(`${at}/`)));
}
