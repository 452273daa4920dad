import type { Bilingual } from '../../../src/base/language.ts';

/** Legal aid: scope, parties, conflicts, eligibility. */
export const LEGAL_AID_WORDS = {
  scopeTitle: { zh: '有限范围的法律帮助', en: 'Help of limited scope' },
  scopeAccept: { zh: '我已阅读并接受', en: 'I have read and accept this' },
  acceptCase: { zh: '接受此工单', en: 'Accept the case' },
  consentMissing: {
    zh: '企业尚未同意与志愿者分享会话和联系方式。',
    en: 'The enterprise has not agreed to share conversation and contact with a volunteer.',
  },

  parties: { zh: '当事人', en: 'Parties' },
  partiesText: { zh: '用于利益冲突检查', en: 'For the conflict check' },
  partiesNone: { zh: '尚未登记当事人', en: 'No parties entered yet' },
  partySide_own: { zh: '本方', en: 'Own side' },
  partySide_opposing: { zh: '对方', en: 'Opposing side' },
  partyName: { zh: '姓名或企业名称', en: 'Name or firm' },
  partyCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  partyAdd: { zh: '添加当事人', en: 'Add a party' },
  partySide: { zh: '立场', en: 'Side' },

  conflicts: { zh: '利益冲突', en: 'Conflicts of interest' },
  conflictNone: { zh: '未发现冲突', en: 'None found' },
  conflict_similar: {
    zh: '名称相近，请确认不是同一当事人。',
    en: 'A name is alike. Make sure it is somebody else.',
  },
  conflict_both_sides: {
    zh: '您曾为对方提供服务，不能承办此工单。',
    en: 'You have worked for the other side and cannot take this case.',
  },
  conflictCase: { zh: '{reference}：{party}（{side}）', en: '{reference}: {party} ({side})' },
  conflictAcknowledge: { zh: '已核对，不是同一当事人', en: 'Checked: it is somebody else' },
  conflictTitle: { zh: '可能的利益冲突', en: 'Possible conflict of interest' },
  conflictCheck: { zh: '检查冲突', en: 'Check' },

  eligibility: { zh: '法律援助条件', en: 'Eligibility for legal aid' },
  eligibilityResult_eligible: { zh: '符合条件', en: 'Eligible' },
  eligibilityResult_not_eligible: { zh: '不符合条件', en: 'Not eligible' },
  eligibilityResult_unknown: { zh: '尚不能确定', en: 'Cannot be told yet' },
  eligibilityBasis: { zh: '依据', en: 'Basis' },
  ruleMet: { zh: '满足', en: 'met' },
  ruleNotMet: { zh: '不满足', en: 'not met' },
  ruleUnknown: { zh: '未知', en: 'unknown' },
  eligibilityCheck: { zh: '判断', en: 'Check' },
  eligibilityOpen: { zh: '还需回答标出的问题', en: 'The marked questions still decide' },
  override: { zh: '由人裁定', en: 'Decide otherwise' },
  overrideEligible: { zh: '视为符合', en: 'Treat as eligible' },
  overrideNot: { zh: '视为不符合', en: 'Treat as not eligible' },
  overrideReason: { zh: '理由（记入记录）', en: 'Reason (kept on record)' },
  overridden: { zh: '{name} 裁定：{result}。{reason}', en: 'Decided by {name}: {result}. {reason}' },
} as const satisfies Record<string, Bilingual>;
