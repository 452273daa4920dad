import type { VersionScope } from '../../knowledge/search-index.ts';

let next = 1;

/** A version that may answer anywhere and any day, but for what a test says. */
export function scope(fields: Partial<VersionScope> = {}): VersionScope {
  const versionId = fields.versionId ?? next++;
  return {
    versionId,
    documentId: versionId,
    title: `文件${versionId}`,
    documentNumber: null,
    language: 'zh',
    region: '全国',
    level: 'law',
    visible: true,
    retired: false,
    window: { publishedOn: null, effectiveFrom: null, effectiveTo: null, ended: null, endedBy: null },
    ...fields,
  };
}
