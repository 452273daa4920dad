import { Select } from 'antd';
import { useState } from 'react';
import type { PublishedDetail } from '../../../../ingest/publishing/api-published.ts';
import { Nothing } from '../../../shared/empty.tsx';
import { useTable } from '../../../shared/language.tsx';
import { PUBLISHED_WORDS } from '../../words/published.ts';
import { Difference } from '../difference.tsx';

/** This version against another of the same document. */
export function VersionDifference({ detail: { text, versions } }: { detail: PublishedDetail }) {
  const word = useTable(PUBLISHED_WORDS);
  const others = versions.filter(({ versionId }) => versionId !== text.versionId);
  const here = versions.findIndex(({ versionId }) => versionId === text.versionId);
  const [chosen, setChosen] = useState(versions[here + 1]?.versionId ?? others[0]?.versionId ?? null);
  if (chosen === null) return <Nothing icon="brief">{word('onlyVersion')}</Nothing>;
  return (
    <>
      <Select
        className="batch-choice"
        aria-label={word('compareWith')}
        value={chosen}
        onChange={setChosen}
        options={others.map(({ versionId, title, label }) => ({
          value: versionId,
          label: `${title} · ${label}`,
        }))}
      />
      <Difference key={chosen} path={`/api/texts/published/${text.versionId}/difference?against=${chosen}`} />
    </>
  );
}
