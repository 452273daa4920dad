import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { zip } from '../../support/office-files.ts';
import { read } from './support.ts';

describe('Rich Text', () => {
  const rtf = (body: string) =>
    `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}${body}}`;
  const gbk = (text: string) =>
    [...iconv.encode(text, 'gbk')].map((byte) => `\\'${byte.toString(16)}`).join('');

  it('is read in code pages and Unicode, without its fallbacks, headers and hidden words', async () => {
    const { lines, codes } = await read(
      'a.rtf',
      rtf(
        `{\\header ${gbk('页眉')}\\par}\\f0 ${gbk('第一条 甲。')}\\par\\uc1\\u20057?${gbk('方')}{\\v ${gbk('隐藏')}}{\\deleted ${gbk('删去')}}\\par{\\upr{old}{\\*\\ud{new}}}\\par{\\*\\unknown x}{\\pict 0000}`,
      ),
    );
    expect(lines).toEqual(['p 第一条 甲。', 'p 乙方', 'p new']);
    expect(codes).toEqual(['hidden_text']);
  });

  it('keeps tables, list numbers and footnotes', async () => {
    const { lines } = await read(
      'a.rtf',
      rtf(
        `{\\listtext 1.\\tab}one{\\footnote note}\\par\\pard\\intbl a\\cell b\\cell\\row\\intbl 1\\cell 2\\cell\\row\\pard end\\par`,
      ),
    );
    expect(lines).toEqual(['p 1. one', 'p 注1：note', 't a b\n1 2', 'p end']);
  });
});

describe('OpenDocument', () => {
  const odt = (body: string, styles = '') =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    });

  it('gives headings, numbered lists, tables and notes, and leaves deletions and hidden words out', async () => {
    const styles =
      '<style:style style:name="H"><style:text-properties text:display="none"/></style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="条"/></text:list-style>';
    const item = (text: string) => `<text:list-item><text:p>${text}</text:p></text:list-item>`;
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const { lines, codes } = await read(
      'a.odt',
      odt(
        `<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:h text:outline-level="1">标题</text:h><text:list text:style-name="L">${item('甲。')}${item('乙<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>。')}</text:list><text:list text:style-name="L" text:continue-numbering="true">${item('丙。')}</text:list><text:p text:style-name="H">隐藏</text:p><table:table><table:table-row>${cell('项')}${cell('额')}</table:table-row><table:table-row>${cell('甲')}${cell('1')}</table:table-row></table:table>`,
        styles,
      ),
    );
    expect(lines).toEqual([
      'h 标题',
      'p 第一条 甲。',
      'p 第二条 乙。',
      'p 注1：脚注',
      'p 第三条 丙。',
      't 项 额\n甲 1',
    ]);
    expect(codes).toEqual(['hidden_text']);
  });
});

describe('presentations', () => {
  it('give each slide its title first, without hidden slides and footers', async () => {
    const shape = (text: string, type: string) =>
      `<p:sp><p:nvSpPr><p:cNvPr id="1"/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const slide = (shapes: string, more = '') =>
      `<p:sld ${more}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    const { lines, codes, pages } = await read(
      'a.pptx',
      zip({
        'ppt/presentation.xml':
          '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
        'ppt/_rels/presentation.xml.rels':
          '<Relationships><Relationship Id="r1" Target="slides/s1.xml"/><Relationship Id="r2" Target="/ppt/slides/s2.xml"/></Relationships>',
        'ppt/slides/s1.xml': slide(shape('暗页', 'title'), 'show="0"'),
        'ppt/slides/s2.xml': slide(
          shape('要点一', 'body') + shape('政策解读', 'title') + shape('3', 'sldNum'),
        ),
      }),
    );
    expect(lines).toEqual(['h 政策解读', 'p 要点一']);
    expect(codes).toEqual(['hidden_text']);
    expect(pages).toMatchObject({ count: 2 });
  });
});

describe('workbooks', () => {
  const book = () => {
    const sheet = utils.aoa_to_sheet([
      ['申报期限表'],
      ['税种', '期限', '暗列'],
      ['增值税', '15日', '暗'],
      ['暗行', 'x', 'y'],
      [],
      ['注：节假日顺延'],
    ]);
    sheet['!cols'] = [{}, {}, { hidden: true }];
    sheet['!rows'] = [{}, {}, {}, { hidden: true }];
    const made = utils.book_new();
    utils.book_append_sheet(made, sheet, '期限');
    utils.book_append_sheet(made, utils.aoa_to_sheet([['暗表']]), '暗');
    made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    return made;
  };

  it('give lines and tables, hidden sheets, rows and columns left out', async () => {
    const { lines, codes } = await read(
      'a.xlsx',
      write(book(), { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer,
    );
    expect(lines).toEqual(['h 期限', 'p 申报期限表', 't 税种 期限\n增值税 15日', 'p 注：节假日顺延']);
    expect(codes).toEqual(['hidden_text']);
  });

  it('of old programs too', async () => {
    const { lines } = await read('a.xls', write(book(), { type: 'buffer', bookType: 'biff8' }) as Buffer);
    expect(lines.slice(0, 2)).toEqual(['h 期限', 'p 申报期限表']);
    expect(lines.join()).toContain('增值税 15日');
    expect(lines.join()).not.toContain('暗表');
  });

  it('of OpenDocument too', async () => {
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
    const table = (name: string, rows: string, style: string) =>
      `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
    const filler = '<table:table-cell table:number-columns-repeated="16380"/>';
    const { lines } = await read(
      'a.ods',
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': `<office:document-content><style:style style:name="h"><style:table-properties table:display="false"/></style:style><office:body><office:spreadsheet>${table('期限', row(cell('税种') + cell('期限') + filler) + row(cell('暗') + cell('x'), 'table:visibility="collapse"') + row(cell('增值税') + cell('15日')), 's')}${table('暗表', row(cell('甲') + cell('乙')) + row(cell('丙') + cell('丁')), 'h')}</office:spreadsheet></office:body></office:document-content>`,
      }),
    );
    expect(lines).toEqual(['h 期限', 't 税种 期限\n增值税 15日']);
  });
});
