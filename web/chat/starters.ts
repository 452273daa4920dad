import type { Bilingual } from '../../src/base/language.ts';
import type { IconName } from '../shared/icons.ts';

interface Topic {
  icon: IconName;
  name: Bilingual;
  questions: [Bilingual, Bilingual];
}

/** What the assistant can do, topic by topic, with questions to begin with. */
export const TOPICS: Topic[] = [
  {
    icon: 'tax',
    name: { zh: '税收', en: 'Tax' },
    questions: [
      { zh: '小型微利企业所得税怎么算？', en: 'How is a small low-profit enterprise taxed?' },
      { zh: '小规模纳税人增值税有什么优惠？', en: 'What VAT relief do small-scale taxpayers get?' },
    ],
  },
  {
    icon: 'finance',
    name: { zh: '融资', en: 'Financing' },
    questions: [
      { zh: '没有抵押物能贷款吗？', en: 'Can we borrow without collateral?' },
      { zh: '大企业拖欠货款怎么办？', en: 'A large company has not paid us. What can we do?' },
    ],
  },
  {
    icon: 'insurance',
    name: { zh: '社会保险', en: 'Social insurance' },
    questions: [
      { zh: '入职多少天内要办社保？', en: 'How soon must a new employee be registered?' },
      { zh: '员工受伤，工伤认定期限多长？', en: 'How long do we have to report a work injury?' },
    ],
  },
  {
    icon: 'labour',
    name: { zh: '劳动用工', en: 'Employment' },
    questions: [
      { zh: '没签书面劳动合同，要赔双倍工资吗？', en: 'Do I owe double pay without a written contract?' },
      { zh: '试用期最长可以约定多久？', en: 'How long may a probation period last?' },
    ],
  },
  {
    icon: 'support',
    name: { zh: '惠企政策', en: 'Support programmes' },
    questions: [
      { zh: '中小企业促进法规定了哪些支持？', en: 'What support does the SME promotion law provide?' },
      { zh: '怎样算小型企业、微型企业？', en: 'When does a firm count as small or micro?' },
    ],
  },
  {
    icon: 'legalAid',
    name: { zh: '法律援助', en: 'Legal aid' },
    questions: [
      { zh: '被拖欠工资，怎么申请法律援助？', en: 'My wages are unpaid. How do I apply for legal aid?' },
      { zh: '申请劳动仲裁有期限吗？', en: 'Is there a time limit for labour arbitration?' },
    ],
  },
];
