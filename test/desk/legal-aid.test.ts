import { describe, expect, it } from 'vitest';
import { claim } from '../../desk/claim.ts';
import { close } from '../../desk/close.ts';
import { conflictsOf, setParties } from '../../desk/conflicts.ts';
import { screen, screenCase } from '../../desk/eligibility.ts';
import { alike, normalName } from '../../desk/party-names.ts';
import { temporaryStore } from '../support/conversation.ts';
import { desk, opened, somebody } from '../support/desk.ts';

/** Two real codes' shape with a right check character. */
const CODE = '91350100M000100Y43';

describe('the screen', () => {
  const worker = { party: 'person', matter: 'labor', exempt: 'none', means: 'migrant', represented: 'no' };

  it('lets through a migrant worker who claims wages, and names the articles', () => {
    const { result, rules } = screen(worker, null, 'zh');
    expect(result).toBe('eligible');
    expect(rules.every(({ met }) => met)).toBe(true);
    expect(rules.find(({ id }) => id === 'means')?.basis).toContain('第四十二条');
  });

  it.each([
    ['person', { ...worker, party: 'enterprise' }],
    ['matter', { ...worker, matter: 'other' }],
    ['means', { ...worker, means: 'none' }],
    ['unrepresented', { ...worker, represented: 'yes' }],
  ])('shows that the rule %s failed', (id, answers) => {
    const { result, rules } = screen(answers, null, 'zh');
    expect(result).toBe('not_eligible');
    expect(rules.filter(({ met }) => met === false).map((one) => one.id)).toEqual([id]);
  });

  it('waives hardship where the law does, and asks only what is still open', () => {
    expect(screen({ ...worker, means: 'none', exempt: 'abuse' }, null, 'zh').result).toBe('eligible');
    expect(screen({ party: 'person', matter: 'labor' }, null, 'en')).toMatchObject({
      result: 'unknown',
      open: ['exempt', 'means', 'represented'],
    });
  });

  it('keeps what a person decided against the rules, and that it was not the rules', async () => {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const { id } = await opened(deps, 'c1', '我要找人工', { team: 'legal_aid' });
    const answers = { ...worker, means: 'none' };
    const override = { eligible: true, reason: '当地另有规定' };
    const result = await screenCase(deps, id, adviser, { answers, override });
    expect(result).toMatchObject({
      result: 'not_eligible',
      override: { eligible: true, by: { name: '甲' } },
    });
    await expect(screenCase(deps, id, adviser, { answers: { party: 'nobody' } })).rejects.toMatchObject({
      code: 'body_invalid',
    });
  });
});

describe('names of parties', () => {
  it.each([
    ['苏州云帆科技有限公司', '苏州云帆科技'],
    ['苏州云帆科技股份有限公司', '苏州云帆科技（有限公司）'],
    ['Ｙｕｎｆａｎ Co., Ltd.', 'yunfan'],
  ])('%s is %s', (a, b) => {
    expect(normalName(a)).toBe(normalName(b));
  });

  it('are alike when one holds the other or a character differs, and not otherwise', () => {
    expect(alike('苏州云帆科技', '苏州云帆科技工业园')).toBe(true);
    expect(alike('苏州云帆科技', '苏州云凡科技')).toBe(true);
    expect(alike('张三', '张三丰')).toBe(false);
    expect(alike('苏州云帆科技', '无锡远航贸易')).toBe(false);
  });
});

describe('the conflict check', () => {
  async function pair(own: string, opposing: string, codes: [string, string] = ['', '']) {
    const deps = desk(await temporaryStore());
    const adviser = await somebody(deps, '甲');
    const first = await opened(deps, 'c1');
    await claim(deps, first.id, adviser);
    await setParties(deps, first.id, adviser, [{ side: 'own', name: own, code: codes[0] }]);
    const second = await opened(deps, 'c2');
    await setParties(deps, second.id, adviser, [{ side: 'opposing', name: opposing, code: codes[1] }]);
    return { deps, adviser, first, second };
  }

  it('finds the other side also in a case that is closed', async () => {
    const { deps, adviser, first, second } = await pair('云帆科技有限公司', '云帆科技');
    const closing = { outcome: 'advised', service: 'other', minutes: 1, summary: '', seenSeq: 1e9 } as const;
    await close(deps, first.id, adviser, closing);
    expect(await conflictsOf(deps.store, second.id, adviser.id)).toMatchObject({ level: 'both_sides' });
    await expect(claim(deps, second.id, adviser, { acknowledgeSimilar: true })).rejects.toMatchObject({
      code: 'conflict_of_interest',
    });
  });

  it('warns of a name alike, and lets it be confirmed', async () => {
    const { deps, adviser, second } = await pair('苏州云帆科技有限公司', '苏州云凡科技有限公司');
    await expect(claim(deps, second.id, adviser)).rejects.toMatchObject({ code: 'conflict_possible' });
    expect(await claim(deps, second.id, adviser, { acknowledgeSimilar: true })).toMatchObject({
      status: 'claimed',
    });
  });

  it('goes by the credit code where both have one, and refuses a wrong one', async () => {
    const { deps, adviser, second } = await pair('云帆甲', '完全不同', [CODE, CODE]);
    expect((await conflictsOf(deps.store, second.id, adviser.id)).level).toBe('both_sides');
    await expect(
      setParties(deps, second.id, adviser, [{ side: 'own', name: '甲', code: '91350100M000100Y44' }]),
    ).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it('finds nothing wrong with the same side twice', async () => {
    const { deps, adviser, second } = await pair('云帆科技', '别家');
    await setParties(deps, second.id, adviser, [{ side: 'own', name: '云帆科技', code: '' }]);
    expect(await conflictsOf(deps.store, second.id, adviser.id)).toEqual({ level: 'none', cases: [] });
  });
});
