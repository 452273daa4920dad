import type { Bilingual } from '../src/base/language.ts';

/** What a person of the service centre may do; somebody can hold several. */
export const ROLES = ['adviser', 'volunteer', 'editor', 'approver', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** How a role is called, and what it may do. */
export const ROLE_TEXTS: Record<Role, { name: Bilingual; about: Bilingual }> = {
  adviser: {
    name: { zh: '顾问', en: 'Adviser' },
    about: { zh: '认领并答复工单', en: 'Claims and answers cases' },
  },
  volunteer: {
    name: { zh: '志愿者', en: 'Volunteer' },
    about: { zh: '在限定范围内提供法律援助', en: 'Gives legal aid within a limited scope' },
  },
  editor: {
    name: { zh: '编辑', en: 'Editor' },
    about: { zh: '维护政策文本、指南和服务目录', en: 'Keeps policy texts, guides and the catalogue' },
  },
  approver: {
    name: { zh: '审核人', en: 'Approver' },
    about: { zh: '审核并发布编辑的修改', en: 'Approves and publishes what editors change' },
  },
  admin: {
    name: { zh: '管理员', en: 'Administrator' },
    about: { zh: '管理人员、权限和运行开关', en: 'Manages people, roles and operating switches' },
  },
  auditor: {
    name: { zh: '审计员', en: 'Auditor' },
    about: {
      zh: '查看审计记录和统计，不能修改',
      en: 'Reads the audit trail and statistics, changes nothing',
    },
  },
};

/** Whether somebody holds one of the roles. */
export function hasRole(holder: { roles: readonly Role[] }, roles: readonly Role[]): boolean {
  return holder.roles.some((role) => roles.includes(role));
}
