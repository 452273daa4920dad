import type { TextChannel } from '../knowledge/metadata-fields.ts';

const CUE = '(?:电话|热线|咨询|举报|投诉|联系方式|传真|拨打|hotline|telephone|tel|phone)';
const NUMBER =
  '(?:\\(?0\\d{2,3}\\)?[-－—\\s]?\\d{7,8}(?:[-转]\\d{1,5})?|400[-\\s]?\\d{3,4}[-\\s]?\\d{3,4}|1[23]\\d{3}(?!\\d)|1[3-9]\\d{9})';
const PHONE = new RegExp(`${CUE}[^\\d。；\\n]{0,16}(${NUMBER}(?:[、，,/\\s]+${NUMBER})*)`, 'giu');
const PAGE =
  /https?:\/\/[^\s，。；、）)》<>"“”]+|(?<![\w@.])www\.[\w-]+(?:\.[\w-]+)+(?:\/[^\s，。；、）)]*)?/giu;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const ADDRESS =
  /(?:办公|通[讯信]|办理|受理|邮寄|联系)?地\s*址\s*[：:]\s*([^\n。；;]{6,60}?)(?=[\n。；;]|\s*(?:邮编|邮政编码|电话|联系)|$)/gu;
/** A text names few ways to reach an office; more are lists of something else. */
const MOST = 20;

/** The ways to reach an office that a text names: phones after a word that says so, pages, addresses. */
export function channelsIn(text: string): TextChannel[] {
  const plain = text.normalize('NFKC');
  const phones = [...plain.matchAll(PHONE)].flatMap(([, numbers = '']) =>
    [...numbers.matchAll(new RegExp(NUMBER, 'g'))].map(([value]) => channel('phone', value)),
  );
  const pages = [...plain.matchAll(PAGE)].map(([value]) => channel('page', value.replace(/[.,;:]+$/, '')));
  const mails = [...plain.matchAll(MAIL)].map(([value]) => channel('email', value));
  const addresses = [...plain.matchAll(ADDRESS)].map(([, value = '']) => channel('address', value));
  const all = [...phones, ...pages, ...mails, ...addresses];
  return all
    .filter((one, i) => all.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === i)
    .slice(0, MOST);
}

function channel(kind: TextChannel['kind'], value: string): TextChannel {
  return { kind, value: value.trim() };
}
