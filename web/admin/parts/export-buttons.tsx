import { Button } from 'antd';
import { localeOf, useSpeech, useTable } from '../../shared/language.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { fetchFile } from './fetch-file.ts';
import { PARTS_WORDS } from './words.ts';

interface Props {
  /** Address without format and language. */
  path: string;
  formats: readonly string[];
}

/** Fetches what is shown as a file, in the language of the page. */
export function ExportButtons({ path, formats }: Props) {
  const word = useTable(PARTS_WORDS);
  const { language } = useSpeech();
  const [busy, doing] = useDoing();
  const join = path.includes('?') ? '&' : '?';
  return formats.map((format) => (
    <Button
      key={format}
      loading={busy}
      lang={localeOf(language)}
      onClick={() => doing(() => fetchFile(`${path}${join}format=${format}&language=${language}`))}
    >
      {word('exportAs', { format: format.toUpperCase() })}
    </Button>
  ));
}
