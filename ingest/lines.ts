import { DATE_PATTERN } from './dates.ts';
import { NUMERAL } from './numerals.ts';

/** A line that opens an annex: `附件：`, `附表一 税目税率表`; 附则 is a chapter, not an annex. */
export const ANNEX = new RegExp(
  `^附\\s*(件|录|表|图)?\\s*[${NUMERAL}]*\\s*([：:]|$)|^附\\s*(件|录|表)\\s*[${NUMERAL}]*[\\s\\u3000]+\\S.{0,60}$`,
);

const ORGAN =
  /(局|厅|部|委|委员会|政府|办公室|法院|检察院|总局|总署|署|银行|中心|协会|国务院|秘书处|联合会)$/;
const DATE_LINE = new RegExp(`^[（(]?(${DATE_PATTERN}|\\d{4}-\\d{2}-\\d{2})[）)]?$`);
const PAGE_REMARK =
  /^([【[（(]?(打印|关闭|返回顶部|收藏|分享|字体|打印本页|关闭窗口|我要纠错)[】\]）)]?\s*)+$|^(责任编辑|编辑|来源|信息来源|发布时间|发布日期|浏览次数|阅读次数|点击数|作者)\s*[：:]|扫一扫|分享到|相关(链接|附件|稿件|解读|新闻)[：:]?$|^上一篇|^下一篇|^[（(]此件.{2,12}[）)]$/;

/** How titles of official texts end. */
const TITLE_END =
  /(法|法典|条例|办法|规定|细则|解释|决定|决议|通知|通告|公告|通报|意见|函|复函|批复|方案|规划|纲要|计划|措施|指引|指南|规则|标准|目录|清单|解读|问答|解答|政策|制度|准则|章程|流程|答复|报告|命令|令)([（(].{1,20}[)）])?$/;

/** `…办法`, `…的通知（试行）`: a line of which one may be sure that it is a title. */
export function endsLikeTitle(text: string): boolean {
  return TITLE_END.test(text.trim());
}

/** A line that says something, with an end to it. */
export function isSentence(text: string): boolean {
  return /[。！？；.!?]["”’）)]*$/.test(text.trim()) || text.length > 280;
}

/** A date that stands alone, as under a signature. */
export function isDateLine(text: string): boolean {
  return DATE_LINE.test(text.trim());
}

/** Signature, date or a remark of the page: no text of the document. */
export function isAside(text: string): boolean {
  const line = text.trim();
  return isDateLine(line) || PAGE_REMARK.test(line) || isSignature(line);
}

/** One or more authorities and nothing else. */
export function isSignature(line: string): boolean {
  const names = line.split(/[\s\u3000、]+/);
  return (
    line.length <= 60 &&
    names.every((name) => name.length >= 3 && ORGAN.test(name) && !/[，。；]|关于/.test(name))
  );
}

/** A short line that is no sentence and no numbered part: the title of what follows. */
export function isTitleLike(text: string): boolean {
  const line = text.trim();
  if (line.length < 3 || line.length > 60 || /[。；，：！？;,:、]$/.test(line) || /[。；！？]/.test(line))
    return false;
  return (
    !/^[（(【[\d①-⑳\-•·*]|^[一二三四五六七八九十]+[、．.]|^第\S{1,8}[条款项]/.test(line) && !isAside(line)
  );
}
