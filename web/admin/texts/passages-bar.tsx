import { Input } from 'antd';
import { useTable } from '../../shared/language.tsx';
import { DRAFT_WORDS } from '../words/draft.ts';

/** Where one looks for words in the passages of a text, with how many hold them. */
export function PassagesBar(props: { words: string; onWords(words: string): void; count: number }) {
  const word = useTable(DRAFT_WORDS);
  return (
    <div className="row passages-bar">
      <Input
        allowClear
        className="bar-search"
        aria-label={word('passageFind')}
        placeholder={word('passageFind')}
        value={props.words}
        onChange={({ target }) => props.onWords(target.value)}
      />
      <span className="about num" role="status">
        {word('passageCount', { n: props.count })}
      </span>
    </div>
  );
}
