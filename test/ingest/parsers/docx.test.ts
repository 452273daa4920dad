import { describe, expect, it } from 'vitest';
import { docx } from '../../support/office-files.ts';
import { read } from './support.ts';

const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t>${text}</w:t></w:r>`;
const p = (content: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`;
const numbered = (level: number, list = 7) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (levels: string, nums = '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>') =>
  `<w:abstractNum w:abstractNumId="3">${levels}</w:abstractNum>${nums}`;

describe('automatic numbers', () => {
  it('come from styles, restart below each article and begin anew where the list says so', async () => {
    const numbering = list(
      level(0, 'chineseCountingThousand', '第%1条') + level(1, 'chineseCountingThousand', '（%2）'),
      '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    );
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条"/><w:pPr>${numbered(0)}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="条二"/><w:basedOn w:val="A"/></w:style>`;
    const body = [
      p('甲。', '<w:pStyle w:val="B"/>'),
      p('子；', numbered(1)),
      p('丑。', numbered(1)),
      p('乙。', '<w:pStyle w:val="B"/>'),
      p('寅。', numbered(1)),
      p('附件一条。', numbered(0, 8)),
      p('不编号。', '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ];
    expect((await read('a.docx', docx(body.join(''), { numbering, styles }))).lines).toEqual([
      'p 第一条 甲。',
      'p （一）子；',
      'p （二）丑。',
      'p 第二条 乙。',
      'p （一）寅。',
      'p 第一条 附件一条。',
      'p 不编号。',
    ]);
  });

  it('are written in every format that official texts use', async () => {
    const formats = [
      'upperRoman',
      'ideographTraditional',
      'chineseLegalSimplified',
      'decimalEnclosedCircle',
      'lowerLetter',
    ];
    const numbering = formats
      .map((format, i) => `<w:abstractNum w:abstractNumId="${i}">${level(0, format, '%1、')}</w:abstractNum>`)
      .concat(formats.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`));
    const body = formats.map((_, i) => p('甲', numbered(0, i + 1)) + p('乙', numbered(0, i + 1)));
    const { lines } = await read('a.docx', docx(body.join(''), { numbering: numbering.join('') }));
    expect(lines.filter((_, i) => i % 2 === 1)).toEqual([
      'p II、乙',
      'p 乙、乙',
      'p 贰、乙',
      'p ②、乙',
      'p b、乙',
    ]);
  });

  it('at several levels are Arabic where the level says so, and bullets are items', async () => {
    const numbering = list(
      level(0, 'chineseCounting', '%1、') +
        level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
        level(2, 'bullet', '·'),
    );
    const body = p('总则', numbered(0)) + p('目的', numbered(1)) + p('要点', numbered(2));
    expect((await read('a.docx', docx(body, { numbering }))).lines).toEqual([
      'p 一、总则',
      'p 1.1 目的',
      'i - 要点',
    ]);
  });
});

describe('what is not to be read', () => {
  it('is left out: deletions, hidden runs by themselves or by style, white and tiny letters', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const body = [
      p(`${run('保留')}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>${run('插入')}</w:ins>。`),
      p(run('样式隐藏', '<w:rStyle w:val="H"/>')),
      p(run('白字', '<w:color w:val="FFFFFF"/>') + run('小字', '<w:sz w:val="2"/>')),
      p(run('不隐藏。', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')),
      p(run('底色上的白字。', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')),
      `<w:moveFrom>${run('移走')}</w:moveFrom>`,
    ];
    const { lines, codes } = await read('a.docx', docx(body.join(''), { styles }));
    expect(lines).toEqual(['p 保留插入', 'p 不隐藏。', 'p 底色上的白字。']);
    expect(codes).toEqual(['hidden_text']);
  });

  it('joins paragraphs whose border was deleted, drops deleted rows, tables of contents, headers and comments', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p('旧')}</w:tc><w:tc>${p('旧')}</w:tc></w:tr>`;
    const body = [
      p('第一章　总则	1', '<w:pStyle w:val="T1"/>'),
      p('前半', '<w:rPr><w:del w:id="2"/></w:rPr>') + p('后半。'),
      `<w:tbl>${row('项目', '标准')}${gone}${row('甲', '1元')}</w:tbl>`,
    ];
    const { lines } = await read(
      'a.docx',
      docx(body.join(''), { styles, header1: p('页眉'), footer1: p('页脚'), comments: p('批注') }),
    );
    expect(lines).toEqual(['p 前半后半。', 't 项目 标准\n甲 1元']);
  });
});

describe('notes, boxes and tables', () => {
  it('stand with the paragraph that refers to them, once', async () => {
    const note = (kind: string) => `<w:r><w:${kind}Reference w:id="2"/></w:r>`;
    const box = (name: string) =>
      `<mc:${name}><w:drawing><w:txbxContent>${p('文本框')}</w:txbxContent></w:drawing></mc:${name}>`;
    const body = [
      p(`${run('第一条 甲')}${note('footnote')}${run('。')}`),
      p(
        `${run('第二条 乙。')}${note('endnote')}<w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r>`,
      ),
    ];
    const separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>';
    const { lines } = await read(
      'a.docx',
      docx(body.join(''), {
        footnotes: `${separator}<w:footnote w:id="2">${p('脚注。')}</w:footnote>`,
        endnotes: `<w:endnote w:id="2">${p('尾注。')}</w:endnote>`,
      }),
    );
    expect(lines).toEqual(['p 第一条 甲。', 'p 注1：脚注。', 'p 第二条 乙。', 'p 注2：尾注。', 'p 文本框']);
  });

  it('keep merged cells at their columns and say tall ones in every row', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell('税种', '<w:gridSpan w:val="2"/>')}${cell('期限')}</w:tr><w:tr>${cell('流转税', '<w:vMerge w:val="restart"/>')}${cell('增值税')}${cell('15日')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('消费税')}${cell('15日')}</w:tr></w:tbl>`;
    const [table] = (await read('a.docx', docx(body))).blocks;
    expect(table).toMatchObject({
      rows: [
        ['税种', '', '期限'],
        ['流转税', '增值税', '15日'],
        ['流转税', '消费税', '15日'],
      ],
    });
  });
});
