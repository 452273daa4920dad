/** A made-up local rule as it was in force, and the one that takes its place. */
export const TITLE = '示范市小微企业稳岗补贴办法';

const COMMON = [
  '第一章 总则',
  '第一条 为了稳定就业岗位，支持小微企业发展，结合本市实际，制定本办法。',
  '第二条 本市行政区域内小微企业稳岗补贴的申请、审核和发放，适用本办法。',
];
const END = '第六条 以虚假材料骗取稳岗补贴的，由人力资源社会保障部门责令退回。';

export const BEFORE = [
  '（2021年3月15日示范市人民政府令第12号公布 自2021年5月1日起施行）',
  ...COMMON,
  '第三条 小微企业上年度裁员率不高于百分之五的，可以申请稳岗补贴。',
  '第四条 稳岗补贴按照企业及其职工上年度实际缴纳失业保险费的百分之五十发放。',
  '第五条 企业应当于每年六月三十日前，向所在区人力资源社会保障部门提交申请表和职工名册。',
  END,
  '第七条 本办法自2021年5月1日起施行。',
];

export const AFTER = [
  '（2026年3月20日示范市人民政府令第38号公布 自2026年5月1日起施行）',
  ...COMMON,
  '第三条 小微企业上年度裁员率不高于百分之二十的，可以申请稳岗补贴。',
  '第四条 稳岗补贴按照企业及其职工上年度实际缴纳失业保险费的百分之九十发放。',
  '第五条 企业应当于每年九月三十日前，通过政务服务网提交申请表。',
  END,
  '第七条 本办法自2026年5月1日起施行。2021年3月15日公布的《示范市小微企业稳岗补贴办法》同时废止。',
];

/** The rule set for print. */
export function ruleHtml(lines: readonly string[]): string {
  const body = lines.map((line) => `<p>${line}</p>`).join('');
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><style>body{font:16px/1.8 "Noto Sans CJK SC",sans-serif}p{margin:0;text-indent:2em}h1{text-align:center;font-size:24px}</style></head><body><h1>${TITLE}</h1>${body}</body></html>`;
}
