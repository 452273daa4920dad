import { expect, it } from 'vitest';
import { PassageRetriever } from '../../knowledge/retriever.ts';
import { clockAt } from '../../src/base/time.ts';
import { knowledgeOf, storeIn, storeText, tempFolder } from './support.ts';

it('gives what search finds today as documents with what a citation needs', async () => {
  const store = await storeIn(tempFolder());
  await storeText(store, '旧条例', ['加班费旧规定。'], { version: { effectiveTo: '2026-11-23' } });
  await storeText(store, '工资条例', ['加班费按月支付。'], { version: { documentNumber: '国务院令第1号' } });
  const { search } = await knowledgeOf(store);
  const retriever = new PassageRetriever({ search, clock: clockAt('2026-11-24') });
  const documents = await retriever.invoke('加班费怎么算');
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    pageContent: '加班费按月支付。',
    metadata: { title: '工资条例', documentNumber: '国务院令第1号', article: '第1条', validity: 'in_force' },
  });
});
