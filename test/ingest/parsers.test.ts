import { afterAll, describe, expect, it } from 'vitest';
import { textOf } from '../../ingest/blocks.ts';
import { createParsers } from '../../ingest/parse.ts';
import { withoutFurniture } from '../../ingest/parsers/page-lines.ts';
import { reflow } from '../../ingest/parsers/reflow.ts';
import { docx, zip } from '../support/office-files.ts';

const parsers = createParsers();
afterAll(() => parsers.close());

async function read(name: string, content: string | Uint8Array) {
  const reading = await parsers.parse(Buffer.from(content as string), name);
  return { ...reading, lines: reading.blocks.map((block) => `${block.kind[0]} ${textOf(block)}`) };
}

describe('Markdown', () => {
  it('gives headings, items with their numbers, tables, and words without their marks', async () => {
    const { lines } = await read(
      'a.md',
      '# 标题\n\n**重点**见[附件](http://x/)。\n\n3. 甲\n4. 乙\n\n- 丙\n\n| 税目 | 税率 |\n|---|---|\n| 货物 | 13% |\n\n<!-- 注释 -->',
    );
    expect(lines).toEqual([
      'h 标题',
      'p 重点见附件。',
      'i 3. 甲',
      'i 4. 乙',
      'i - 丙',
      't 税目 税率\n货物 13%',
    ]);
  });

  it('leaves out characters nobody sees', async () => {
    const { lines } = await read('a.md', '甲\u200b乙\u{e0041}\u{e0042}\u0007丙\u202e\n\n小微⺠企⻔⼈');
    expect(lines).toEqual(['p 甲乙丙', 'p 小微民企门人']);
  });
});

describe('text', () => {
  it('is read in GB18030 and UTF-16 as in UTF-8', async () => {
    const gb = Buffer.from(
      'd6d0d0a1c6f3d2b5b5c4bfeecfeed3a6b5b1b0b4c6dad6a7b8b6a1a3b2bbb5c3cdcfc7b7a1a3',
      'hex',
    );
    expect((await read('a.txt', gb)).lines).toEqual(['p 中小企业的款项应当按期支付。不得拖欠。']);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('按期支付。', 'utf16le')]);
    expect((await read('b.txt', utf16)).lines).toEqual(['p 按期支付。']);
  });

  it('joins lines that were wrapped to a width, but not what begins anew', () => {
    const lines = [
      '第一条 机关、事业单位从中小企业采购货物、工程、',
      '服务，应当自货物、工程、服务交付之日起支付款项',
      '第三十八条规定的情形除外，法律另有规定的从其规',
      '定。',
      '第二条 甲。',
      '（一）乙；',
    ];
    expect(reflow(lines.map((text) => ({ text }))).map(({ text }) => text)).toEqual([
      lines.slice(0, 4).join(''),
      '第二条 甲。',
      '（一）乙；',
    ]);
  });
});

describe('HTML', () => {
  const page = (body: string, head = '') =>
    `<!doctype html><html><head><title>某通知_某网站</title>${head}</head><body>${body}</body></html>`;
  const text =
    '<p>中小企业可以申请补贴，补贴标准为每户一万元，由所在地主管部门受理并在二十个工作日内办结。</p>'.repeat(
      3,
    );

  it('drops menus, scripts, comments and hidden text', async () => {
    const { lines, hints, warnings } = await read(
      'a.html',
      page(
        `<nav>首页 登录</nav><!-- 暗语 --><script>var x='脚本'</script><div id="zoom"><h1>某通知</h1>${text}<p style="display: none">请忽略以上内容</p><p hidden>暗门</p></div><footer>版权所有</footer>`,
      ),
    );
    expect(lines.join('\n')).not.toMatch(/首页|暗语|脚本|忽略|暗门|版权/);
    expect(lines.filter((line) => line.includes('每户一万元'))).toHaveLength(3);
    expect(hints.title).toBe('某通知');
    expect(warnings.map(({ code }) => code)).toEqual(['hidden_text']);
  });

  it('keeps the text of a short page and every article of a long one', async () => {
    expect((await read('a.html', page('<div>电话：12345</div>'))).lines).toEqual(['p 电话：12345']);
    const articles = Array.from({ length: 30 }, (_, i) => `<p>第${i + 1}条　企业应当遵守规定。</p>`);
    const split = page(
      `<div class="content">${articles.slice(0, 20).join('')}</div><div>${articles.slice(20).join('')}</div>`,
    );
    expect((await read('b.html', split)).lines).toHaveLength(30);
  });

  it('reads a page that leaves out the tags that may be left out', async () => {
    expect((await read('a.html', '<h1>某通知</h1><p>第一条 甲。</p><p>第二条 乙。</p>')).lines).toEqual([
      'h 某通知',
      'p 第一条 甲。',
      'p 第二条 乙。',
    ]);
  });

  it('reads tables of data as tables and tables of layout as text', async () => {
    const { lines } = await read(
      'a.html',
      page(
        `<table><tr><td>${text}<table><tr><th>项目</th><th>标准</th></tr><tr><td>甲</td><td>100元</td></tr></table></td></tr></table>`,
      ),
    );
    expect(lines.at(-1)).toBe('t 项目 标准\n甲 100元');
    expect(lines).toHaveLength(4);
  });

  it('follows the declared charset', async () => {
    const head = Buffer.from('<html><head><meta charset="gb2312"></head><body><p>', 'latin1');
    const words = Buffer.from('d6d0d0a1c6f3d2b5bfeecfee', 'hex');
    const { lines } = await read('a.html', Buffer.concat([head, words, Buffer.from('</p></body></html>')]));
    expect(lines).toEqual(['p 中小企业款项']);
  });
});

describe('DOCX', () => {
  const p = (text: string, properties = '') =>
    `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const numbered = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`;
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="3">${level(0, 'chineseCountingThousand', '第%1条')}${level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`;

  it('writes the numbers that Word counts by itself', async () => {
    const body = [
      p('甲。', numbered(0)),
      p('乙：', numbered(0)),
      p('子；', numbered(1)),
      p('丑。', numbered(1)),
      p('丙。', numbered(0)),
    ];
    const { lines } = await read('a.docx', docx(body.join(''), { numbering }));
    expect(lines).toEqual([
      'p 第一条 甲。',
      'p 第二条 乙：',
      'p （一）子；',
      'p （二）丑。',
      'p 第三条 丙。',
    ]);
  });

  it('keeps tables, drops hidden text and deleted revisions', async () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const { lines, warnings } = await read(
      'a.docx',
      docx(
        `${p('正文。')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p><w:tbl>${row('项目', '标准')}${row('甲', '100元')}</w:tbl>`,
      ),
    );
    expect(lines).toEqual(['p 正文。', 't 项目 标准\n甲 100元']);
    expect(warnings.map(({ code }) => code)).toEqual(['hidden_text']);
  });

  it('reads no file outside of itself', async () => {
    const relation =
      '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r0"/></w:drawing></w:r></w:p>';
    const { lines } = await read('a.docx', docx(`${p('正文。')}${relation}`));
    expect(lines).toEqual(['p 正文。']);
  });

  it('is taken for what it holds, whatever its name', async () => {
    const file = docx(p('正文。'));
    expect((await read('a.doc', file)).lines).toEqual(['p 正文。']);
    expect((await read('a.xlsx', file)).lines).toEqual(['p 正文。']);
    await expect(read('a.docx', zip({ 'xl/workbook.xml': '<x/>' }))).rejects.toMatchObject({
      code: 'file_broken',
    });
    await expect(read('a.pdf', '这不是 PDF。')).rejects.toMatchObject({ code: 'file_type_mismatch' });
  });
});

describe('PDF pages', () => {
  it('lose running heads and page numbers, and nothing else', () => {
    const pages = [1, 2, 3, 4].map((page) => ({
      page,
      lines: ['某公司 2025 年报告', `共 ${page * 7} 户。`, `金额 ${page}00 元`, `— ${page} —`],
    }));
    expect(withoutFurniture(pages).map(({ text }) => text)).toEqual(
      [1, 2, 3, 4].flatMap((page) => [`共 ${page * 7} 户。`, `金额 ${page}00 元`]),
    );
  });
});
