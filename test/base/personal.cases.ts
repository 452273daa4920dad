/** How people write the same number or address. */
export const SPELLINGS = {
  id: (id: string): string[] =>
    [
      id,
      `身份证${id}`,
      `身份证号：${id}`,
      `身份证号码是 ${id}`,
      `ID number ${id}`,
      `my ID is ${id}`,
      id.toLowerCase(),
      wide(id),
      `身份证 ${wide(id)}`,
      split(id, [6, 8, 4], ' '),
      split(id, [6, 8, 4], '-'),
      split(id, [6, 4, 4, 4], ' '),
      split(id, [4, 4, 4, 4, 2], ' '),
      `身份证号${han(id)}`,
      `（${id}）`,
      `证件号码:${id}`,
      [...id].join('\u200b'),
    ].filter((text) => id.length === 18 || !text.includes(han(id).slice(0, 4))),
  mobile: (phone: string): string[] => [
    phone,
    `电话${phone}`,
    `手机号：${phone}`,
    `call me on ${phone}`,
    `+86${phone}`,
    `+86 ${phone}`,
    `+86-${phone}`,
    `0086${phone}`,
    `86${phone}`,
    `(+86)${phone}`,
    `0${phone}`,
    split(phone, [3, 4, 4], ' '),
    split(phone, [3, 4, 4], '-'),
    split(phone, [3, 4, 4], '.'),
    split(phone, [3, 4, 4], '—'),
    split(phone, [3, 4, 4], '\u00a0'),
    split(phone, [4, 3, 4], ' '),
    split(phone, [3, 8], ' '),
    split(phone, [3, 3, 5], '-'),
    `+86 ${split(phone, [3, 4, 4], ' ')}`,
    `+86-${split(phone, [3, 4, 4], '-')}`,
    wide(phone),
    wide(split(phone, [3, 4, 4], '-')),
    han(phone),
    `我的号码是${han(phone)}`,
    han(phone).replaceAll('一', '幺'),
    split(han(phone), [3, 4, 4], ' '),
    [...phone].join(' '),
    [...phone].join('-'),
    [...phone].join('\u200b'),
    `微信同号${phone}`,
    `${phone}（微信）`,
  ],
  landline: (phone: string): string[] => [
    phone,
    `电话${phone}`,
    `座机：${phone}`,
    wide(phone),
    phone.replace('-', ' '),
    phone.replace(/[-()]/g, ''),
    `${phone}转801`,
    `${phone} ext 12`,
    `+86 ${phone.replace(/[()]/g, '').replace(/^0/, '').replace('-', ' ')}`,
  ],
  card: (card: string): string[] => [
    card,
    `银行卡${card}`,
    `卡号：${card}`,
    `card number ${card}`,
    split(card, [4, 4, 4, 4, 3], ' '),
    split(card, [4, 4, 4, 4, 3], '-'),
    `卡号 ${split(card, [6, 13], ' ')}`,
    wide(card),
    wide(split(card, [4, 4, 4, 4, 3], ' ')),
    `工资卡号是${card}`,
  ],
  email: (email: string): string[] => [
    email,
    `邮箱${email}`,
    `邮箱：${email}`,
    `mail ${email}`,
    email.toUpperCase(),
    email.replace('@', '＠'),
    email.replace('@', ' @ '),
    email.replace('@', '(at)'),
    email.replace('@', ' [at] '),
    email
      .replace('@', ' (at) ')
      .replaceAll('.', ' (dot) ')
      .replace(/^(.*?) \(dot\) (?=.*\(at\))/, '$1.'),
    wide(email),
    `<${email}>`,
    `${email}。`,
  ],
  passport: (number: string): string[] => [
    number,
    `护照${number}`,
    `护照号：${number}`,
    `护照号码是 ${number}`,
    `passport ${number}`,
    `passport number: ${number}`,
    `Passport No. ${number}`,
    number.toLowerCase(),
    wide(number),
    number.replace(/^([A-Z]+)/, '$1 '),
    `my passport is ${number}`,
  ],
};

function wide(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function han(digits: string): string {
  return digits.replace(/\d/g, (digit) => '零一二三四五六七八九'[+digit]!);
}

function split(text: string, sizes: number[], by: string): string {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    groups.push(text.slice(at, at + size));
    at += size;
  }
  return [...groups, text.slice(at)].filter(Boolean).join(by);
}
